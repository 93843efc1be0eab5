"""Grouping by a category leaves out the categories that do not occur."""

import pandas as pd

sizes = pd.CategoricalDtype(["small", "medium", "large"])
orders = pd.DataFrame({"size": ["small", "large", "small"]}).astype(sizes)

# --8<-- [start:observed]
occurring = orders.groupby("size").size()
every = orders.groupby("size", observed=False).size()
# --8<-- [end:observed]

print("before", occurring.reset_index(name="orders"), sep="\n")
print("after", every.reset_index(name="orders"), sep="\n")

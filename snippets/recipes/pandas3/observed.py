"""Grouping by a category leaves out those that do not occur."""

import pandas as pd

sizes = pd.CategoricalDtype(["small", "medium", "large"])
orders = pd.DataFrame({"size": ["small", "large", "small"]}).astype(sizes)

# --8<-- [start:observed]
every = orders.groupby("size", observed=False).size()  # as in pandas 2
occurring = orders.groupby("size").size()  # pandas 3
# --8<-- [end:observed]

print("before", every.reset_index(name="orders"), sep="\n")
print("after", occurring.reset_index(name="orders"), sep="\n")

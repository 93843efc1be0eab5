"""Find the n largest groups, ties included."""

import pandas as pd

products = ["P4", "P3", "P2", "P1", "P2", "P3", "P1", "P2"]
reviews = pd.DataFrame({"product": products})

# --8<-- [start:largest]
counts = reviews["product"].value_counts().reset_index()
ordered = counts.sort_values(["count", "product"], ascending=[False, True])
largest = ordered.nlargest(2, "count", keep="all")
# --8<-- [end:largest]

print(largest)

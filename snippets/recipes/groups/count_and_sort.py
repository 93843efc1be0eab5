"""Count values, sorted by their count and then by name."""

import pandas as pd

products = "P4 P3 P2 P1 P2 P3 P1 P2".split()
reviews = pd.DataFrame({"product": products})

# --8<-- [start:sort]
counts = reviews["product"].value_counts().reset_index()
ordered = counts.sort_values(["count", "product"], ascending=[False, True])
# --8<-- [end:sort]

print("before", counts, "after", ordered, sep="\n")

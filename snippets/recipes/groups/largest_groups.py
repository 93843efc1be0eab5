"""Find the n largest groups, ties included."""

import pandas as pd

products = "P4 P1 P3 P2 P1 P3 P1 P2".split()
reviews = pd.DataFrame({"product": products})

# --8<-- [start:largest]
counts = reviews.groupby("product").size()
largest = counts.nlargest(2, keep="all")
# --8<-- [end:largest]

print("before", counts.reset_index(name="rows"), sep="\n")
print("after", largest.reset_index(name="rows"), sep="\n")

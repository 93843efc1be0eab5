"""Take the top n rows of each group."""

import pandas as pd

products = ["P1", "P2", "P1", "P1", "P2"]
reviews = pd.DataFrame({"product": products, "rating": [4, 2, 3, 5, 4]})

# --8<-- [start:top]
best_first = reviews.sort_values("rating", ascending=False, kind="stable")
top = best_first.groupby("product").head(2)
# --8<-- [end:top]

print("before", reviews, "after", top, sep="\n")

"""Take the top n rows of each group."""

import pandas as pd

products = ["P2", "P1", "P1", "P2", "P1", "P2", "P1", "P1", "P2"]
ratings = [3, 5, 4, 4, 4, 2, 1, 4, 5]
reviews = pd.DataFrame({"product": products, "rating": ratings})

# --8<-- [start:top]
# The top 3 are these two lines; the third puts the groups one after another.
best_first = reviews.sort_values("rating", ascending=False, kind="stable")
top = best_first.groupby("product").head(3)
by_group = top.sort_values("product", kind="stable")
# --8<-- [end:top]

# --8<-- [start:ties]
ranks = reviews.groupby("product")["rating"].rank("min", ascending=False)
with_ties = reviews[ranks <= 3]
# --8<-- [end:ties]

print(f"rows of P1, ties kept: {(with_ties['product'] == 'P1').sum()}")
print("before", reviews, "after", by_group, sep="\n")

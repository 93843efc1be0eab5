"""Take the top n rows of each group."""

import pandas as pd

reviews = pd.DataFrame(
    [
        ["P1", "fern", 5],
        ["P2", "fern", 2],
        ["P1", "otter", 3],
        ["P1", "lark", 4],
        ["P2", "lark", 4],
        ["P2", "otter", 4],
    ],
    columns=["product", "user", "rating"],
)

# --8<-- [start:top]
best_first = reviews.sort_values("rating", ascending=False, kind="stable")
top = best_first.groupby("product").head(2)
# --8<-- [end:top]

print("before", reviews, "after", top, sep="\n")

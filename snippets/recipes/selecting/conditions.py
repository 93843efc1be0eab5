"""Select rows by several conditions."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "fern", "lark", "otter"],
        "product": ["P1", "P1", "P2", "P2", "P3"],
        "rating": [5, 2, 1, 4, 5],
    }
)

# --8<-- [start:conditions]
good = reviews["rating"] >= 4
chosen = reviews[good & (reviews["user"] != "fern")]
either = reviews[good | (reviews["product"] == "P1")]
# --8<-- [end:conditions]

print(f"rows that are good, or of P1, or both: {len(either)}")
print("before", reviews, "after", chosen, sep="\n")

"""Drop the rows where a column is missing."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "lark", "wren"],
        "skin": [None, "dryness", None, "acne"],
        "rating": [5, 4, None, None],
    }
)

# --8<-- [start:drop]
known = reviews.dropna(subset=["skin"])
# --8<-- [end:drop]

print("before", reviews, "after", known, sep="\n")

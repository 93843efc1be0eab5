"""Fill missing values, each column with its own."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "lark", "wren"],
        "skin": [None, "dryness", None, "acne"],
        "rating": [5, 4, None, 3],
    }
)

# --8<-- [start:fill]
middle = reviews["rating"].median()
filled = reviews.fillna({"skin": "not stated", "rating": middle})
# --8<-- [end:fill]

print("before", reviews, "after", filled, sep="\n")

"""Fill missing values, each column with a value of its own."""

import pandas as pd

users = ["fern", "otter", "lark", "wren"]
skin = [None, "dryness", None, "acne"]
rating = [5, 4, None, 3]
reviews = pd.DataFrame({"user": users, "skin": skin, "rating": rating})

# --8<-- [start:fill]
middle = reviews["rating"].median()
filled = reviews.fillna({"skin": "not stated", "rating": middle})
# --8<-- [end:fill]

print("before", reviews, "after", filled, sep="\n")

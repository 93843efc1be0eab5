"""Count missing values in each column, and as a percentage of the rows."""

import pandas as pd

users = ["fern", "otter", "lark", "wren"]
skin = [None, "dryness", None, "acne"]
rating = [5, 4, None, 3]
reviews = pd.DataFrame({"user": users, "skin": skin, "rating": rating})

# --8<-- [start:answer]
percent = reviews.isna().mean().mul(100)
count = reviews.isna().sum()
# --8<-- [end:answer]

summary = pd.DataFrame({"count": count, "percent": percent})
print("before", reviews, "after", summary, sep="\n")

"""Drop the rows where one column is missing (NaN)."""

import pandas as pd

users = ["fern", "otter", "lark", "wren"]
skin = [None, "dryness", None, "acne"]
rating = [5, 4, None, None]
reviews = pd.DataFrame({"user": users, "skin": skin, "rating": rating})

# --8<-- [start:drop]
known = reviews.dropna(subset=["skin"])
# --8<-- [end:drop]

print("before", reviews, "after", known, sep="\n")

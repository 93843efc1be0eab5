"""Fill a user's missing value from their other rows."""

import pandas as pd

users = ["fern", "otter", "fern", "lark", "otter", None]
skin = [None, "dryness", "acne", None, None, None]
reviews = pd.DataFrame({"user": users, "skin": skin})

# --8<-- [start:known]
known = reviews.groupby("user")["skin"].transform("first")
filled = reviews.fillna({"skin": known})
# --8<-- [end:known]

print("before", reviews, "after", filled, sep="\n")

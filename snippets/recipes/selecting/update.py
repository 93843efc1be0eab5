"""Update a column in the rows that meet a condition."""

import pandas as pd

users = ["fern", "otter", "fern", "lark"]
skin = ["acne", "dryness", None, None]
reviews = pd.DataFrame({"user": users, "skin": skin})
print("before", reviews, sep="\n")

# --8<-- [start:update]
mask = reviews["user"] == "fern"
reviews.loc[mask, "skin"] = "aging"
# --8<-- [end:update]

print("after", reviews, sep="\n")

"""Find users whose values conflict, and fill only for those who agree."""

import pandas as pd

users = ["fern", "fern", "otter", "otter", "otter"]
skin = ["acne", None, "dryness", None, "aging"]
reviews = pd.DataFrame({"user": users, "skin": skin})

# --8<-- [start:conflicts]
by_user = reviews.groupby("user")["skin"]
values = by_user.nunique()
print(f"users with several values: {list(values.index[values > 1])}")

agrees = by_user.transform("nunique") == 1
agreed = by_user.transform("first").where(agrees)
filled = reviews.fillna({"skin": agreed})
# --8<-- [end:conflicts]

print("before", reviews, "after", filled, sep="\n")

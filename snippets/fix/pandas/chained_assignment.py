"""Set a column where a condition holds, and fill it."""

import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "lark"], "skin": [None, "dry", None]}
)
print("before", reviews, sep="\n")

reviews.loc[reviews["user"] == "fern", "skin"] = "aging"
reviews["skin"] = reviews["skin"].fillna("not stated")
print("after", reviews, sep="\n")

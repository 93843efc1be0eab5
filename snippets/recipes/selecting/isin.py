"""Select the rows whose value is in a list."""

import pandas as pd

users = ["fern", "otter", "lark", None, "fern"]
reviews = pd.DataFrame({"user": users, "rating": [5, 2, 4, 3, 1]})

# --8<-- [start:answer]
chosen = reviews[reviews["user"].isin(["fern", "lark"])]
# --8<-- [end:answer]

print("before", reviews, "after", chosen, sep="\n")

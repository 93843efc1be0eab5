"""Select the rows whose value is not in a list."""

import pandas as pd

users = ["fern", "otter", None, "fern"]
reviews = pd.DataFrame({"user": users, "rating": [5, 2, 3, 1]})

# --8<-- [start:not_in]
others = reviews[~reviews["user"].isin(["fern"])]
# --8<-- [end:not_in]

print("before", reviews, "after", others, sep="\n")

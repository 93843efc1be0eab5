"""Select one user's rows."""

import pandas as pd

users = ["fern", "otter", None, "fern"]
products = ["P2", "P1", "P3", "P1"]
reviews = pd.DataFrame({"user": users, "product": products})

# --8<-- [start:one]
own = reviews[reviews["user"] == "fern"]
# --8<-- [end:one]

print("before", reviews, "after", own, sep="\n")

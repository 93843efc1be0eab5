"""Count the rows of each group."""

import pandas as pd

users = ["fern", "otter", "fern", None]
reviews = pd.DataFrame({"user": users, "rating": [5, 2, 4, 1]})

# --8<-- [start:count]
sizes = reviews.groupby("user", dropna=False).size()
# --8<-- [end:count]

print("before", reviews, "after", sizes.reset_index(name="rows"), sep="\n")

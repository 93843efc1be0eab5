"""Take one group, and loop over all groups."""

import pandas as pd

users = ["fern", "otter", "fern", "lark", "fern", "otter"]
products = ["P1", "P1", "P2", "P3", "P3", "P2"]
reviews = pd.DataFrame({"user": users, "product": products})

# --8<-- [start:answer]
by_user = reviews.groupby("user")
one = by_user.get_group("fern")

for user, rows in by_user:
    print(f"products of {user}: {rows['product'].tolist()}")
# --8<-- [end:answer]

print("rows of fern:", one, sep="\n")

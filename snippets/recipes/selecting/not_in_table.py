"""Select the rows that are not in another table (anti join)."""

import pandas as pd

users = ["fern", "otter", "fern", "lark"]
products = ["P1", "P1", "P2", "P2"]
reviews = pd.DataFrame({"user": users, "product": products})
seen = pd.DataFrame({"user": ["fern", "lark"], "product": ["P1", "P3"]})

# --8<-- [start:one_column]
strangers = reviews[~reviews["user"].isin(seen["user"])]
# --8<-- [end:one_column]

# --8<-- [start:columns]
keys = ["user", "product"]
unseen = reviews.merge(seen[keys], on=keys, how="left_anti")
unseen = unseen.reset_index(drop=True)
# --8<-- [end:columns]

print(f"users that are not in the other table: {strangers['user'].tolist()}")
print("the other table:", seen, sep="\n")
print("the table:", reviews, sep="\n")
print("its rows that are not in the other:", unseen, sep="\n")

"""Select rows by several conditions."""

import pandas as pd

users = ["fern", "otter", "fern", "lark"]
products = ["P1", "P1", "P2", "P2"]
ratings = [5, 2, 1, 4]
reviews = pd.DataFrame({"user": users, "product": products, "rating": ratings})

# --8<-- [start:conditions]
good = reviews["rating"] >= 4
chosen = reviews[good & (reviews["user"] != "fern")]
either = reviews[good | (reviews["product"] == "P1")]
# --8<-- [end:conditions]

print(f"rows that are good, or of P1, or both: {len(either)}")
print("before", reviews, "after", chosen, sep="\n")

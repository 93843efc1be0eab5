"""Select one user's rows, and list the values in them."""

import pandas as pd

users = ["fern", "otter", "fern", None, "fern"]
products = ["P2", "P1", "P1", "P3", "P2"]
reviews = pd.DataFrame({"user": users, "product": products})

# --8<-- [start:one]
own = reviews[reviews["user"] == "fern"]
bought = own["product"].dropna().unique().tolist()
# --8<-- [end:one]

print(f"products of fern: {bought}", own, sep="\n")

"""Drop duplicates, ignoring case and spaces at the ends."""

import pandas as pd

users = ["Fern", " FERN", "otter", None, None]
reviews = pd.DataFrame({"user": users, "rating": [5, 5, 4, 3, 3]})

# --8<-- [start:tidy]
tidy = reviews.assign(user=reviews["user"].str.strip().str.casefold())
once = reviews[~tidy.duplicated()]
# --8<-- [end:tidy]

print("before", reviews, "after", once, sep="\n")

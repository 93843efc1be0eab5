"""Drop duplicates, but keep every row whose user is missing (NaN)."""

import pandas as pd

users = ["fern", "fern", "otter", None, None]
reviews = pd.DataFrame({"user": users, "rating": [5, 5, 4, 3, 3]})

# --8<-- [start:missing]
repeats = reviews.duplicated() & reviews["user"].notna()
kept = reviews[~repeats]
# --8<-- [end:missing]

print("before", reviews, "after", kept, sep="\n")

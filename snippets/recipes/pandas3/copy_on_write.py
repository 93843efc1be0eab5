"""A part of a table is a copy of it."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating": [5, 2]})

# --8<-- [start:part]
ratings = reviews["rating"]
ratings[0] = 1  # changes the part, and not the table
# --8<-- [end:part]
print("before", reviews, sep="\n")

# --8<-- [start:instead]
reviews.loc[0, "rating"] = 1  # changes the table
# --8<-- [end:instead]
print("after", reviews, sep="\n")

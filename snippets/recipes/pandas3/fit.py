"""A value must fit the type of its column."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating": [5, 2]})

# --8<-- [start:fit]
try:
    reviews.loc[0, "rating"] = 4.5
except TypeError as error:
    print(f"TypeError: {error}")

changed = reviews.astype({"rating": "float"})
changed.loc[0, "rating"] = 4.5
# --8<-- [end:fit]

print("before", reviews, "after", changed, sep="\n")

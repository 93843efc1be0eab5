"""A part of a table is a copy: what you write into it stays in it."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter", "lark"], "rating": [5, 2, 4]})

# --8<-- [start:part]
ratings = reviews["rating"]
ratings[0] = 1
print(f"first rating in the part: {ratings[0]}")
print(f"first rating in the table: {reviews['rating'][0]}")
# --8<-- [end:part]
print("before", reviews, sep="\n")

# --8<-- [start:instead]
reviews.loc[0, "rating"] = 1
# --8<-- [end:instead]
print("after", reviews, sep="\n")

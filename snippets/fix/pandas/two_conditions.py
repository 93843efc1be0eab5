"""The truth value of a Series is ambiguous: and, or, not, if."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating": [5, 2]})
# --8<-- [end:table]

# --8<-- [start:wrong_and]
try:
    reviews[reviews["user"] == "fern" and reviews["rating"] > 3]
except ValueError as error:
    print(f"ValueError: {error}")
# --8<-- [end:wrong_and]

# --8<-- [start:right]
good = (reviews["user"] == "fern") & (reviews["rating"] > 3)
print("rows where both hold:", len(reviews[good]))
if good.any():
    print("a good review by fern is there")
# --8<-- [end:right]

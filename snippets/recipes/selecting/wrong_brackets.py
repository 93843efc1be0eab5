"""Conditions joined by the word and, or written without brackets."""

# --8<-- [start:table]
import pandas as pd

users = ["fern", "otter", "fern", None]
reviews = pd.DataFrame({"user": users, "rating": [5, 2, 1, 4]})
mask = reviews["user"] == "fern"
# --8<-- [end:table]

# --8<-- [start:wrong_and]
try:
    reviews[reviews["user"] == "fern" and reviews["rating"] > 3]
except ValueError as error:
    print(f"ValueError of and: {error}")
# --8<-- [end:wrong_and]

# --8<-- [start:wrong_text]
try:
    reviews[reviews["user"] == "fern" & reviews["rating"] > 3]
except TypeError as error:
    print(f"TypeError: {error}")
# --8<-- [end:wrong_text]

# --8<-- [start:wrong_numbers]
try:
    reviews[reviews["rating"] > 1 & reviews["rating"] < 5]
except ValueError as error:
    print(f"ValueError: {error}")
# --8<-- [end:wrong_numbers]

# --8<-- [start:wrong_mask]
found = reviews[mask & reviews["rating"] > 3]
print(f"rows without brackets: {len(found)}")
# --8<-- [end:wrong_mask]

# --8<-- [start:right]
found = reviews[mask & (reviews["rating"] > 3)]
print(f"rows with brackets: {len(found)}")
# --8<-- [end:right]

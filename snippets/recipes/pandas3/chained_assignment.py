"""Assignments that change nothing, since they write into a copy."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"skin": ["acne", None, None], "rating": [5, 2, 4]})
# --8<-- [end:table]

# --8<-- [start:wrong_chained]
reviews["rating"][reviews["rating"] > 3] = 0
print(f"ratings set to 0: {(reviews['rating'] == 0).sum()}")
# --8<-- [end:wrong_chained]

# --8<-- [start:wrong_fillna]
reviews["skin"].fillna("not stated", inplace=True)
print(f"values filled: {(reviews['skin'] == 'not stated').sum()}")
# --8<-- [end:wrong_fillna]

# --8<-- [start:wrong_array]
try:
    reviews["rating"].to_numpy()[0] = 0
except ValueError as error:
    print(f"ValueError of an array: {error}")
# --8<-- [end:wrong_array]

# --8<-- [start:instead]
reviews.loc[reviews["rating"] > 3, "rating"] = 0
reviews = reviews.fillna({"skin": "not stated"})
array = reviews["rating"].to_numpy(copy=True)
array[0] = 0
# --8<-- [end:instead]
print(f"ratings set to 0 by loc: {(reviews['rating'] == 0).sum()}")
print(f"skins that are filled: {(reviews['skin'] == 'not stated').sum()}")

"""Invalid value for dtype: three values that do not fit their column."""

import pandas as pd

ratings = pd.Series([5, 2])
users = pd.Series(["fern", "otter"])

for name, column, value in [
    ("a number", ratings, 4.5),
    ("a text", ratings, "4.5"),
    ("a number into text", users, 7),
]:
    try:
        column[0] = value
    except TypeError as error:
        print(f"{name}: TypeError: {error}")

ratings = ratings.astype("float")
ratings[0] = float("4.5")
print("after:", ratings.tolist())

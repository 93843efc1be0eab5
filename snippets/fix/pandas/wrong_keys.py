"""Eight KeyErrors, and what to write instead."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating ": [5, 2]})
means = reviews.groupby("user").mean()  # user is the index now

wrong = {
    "one column": lambda: reviews["rating"],
    "one of two columns": lambda: reviews[["user", "rating"]],
    "all of the list": lambda: reviews[["rating"]],
    "column that is the index": lambda: means["user"],
    "a row by its place": lambda: reviews[0],
    "row and column": lambda: reviews[0, "user"],
    "drop a column": lambda: reviews.drop("user"),
    "labels of rows": lambda: reviews.loc[[0, 9]],
}
for name, way in wrong.items():
    try:
        way()
    except KeyError as error:
        print(f"{name}: KeyError: {error}")

print("reset_index:", means.reset_index()["user"].tolist())
print("iloc:", reviews.iloc[0].tolist())
print("loc:", reviews.loc[0, "user"])
print("drop(columns=…):", reviews.drop(columns="user").columns.tolist())
print("reindex:", reviews.reindex([0, 9])["user"].tolist())

"""Wrong ways to drop and fill missing values, and what comes of them."""

# --8<-- [start:table]
import numpy as np
import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "lark", None],
        "skin": [None, "dryness", None, "acne"],
        "rating": [5, None, 4, 3],
    }
)
# --8<-- [end:table]

# --8<-- [start:wrong_bfill]
filled = reviews.groupby("user")["skin"].ffill().bfill()
print(f"skin of fern, who never stated it: {filled[0]}")
print(f"skin in the row without a user, acne before: {filled[3]}")
# --8<-- [end:wrong_bfill]

# --8<-- [start:wrong_inplace]
reviews["skin"].dropna(inplace=True)
print(f"rows after dropna of a column: {len(reviews)}")
# --8<-- [end:wrong_inplace]

# --8<-- [start:wrong_chained]
reviews["skin"].fillna("not stated", inplace=True)
print(f"missing after fillna of a column: {reviews['skin'].isna().sum()}")
# --8<-- [end:wrong_chained]

# --8<-- [start:wrong_unique]
skin = reviews[reviews["user"] == "lark"]["skin"]
print(f"first of lark's values: {skin.unique()[0]}")
try:
    skin.dropna().unique()[0]
except IndexError as error:
    print(f"IndexError: {error}")
# --8<-- [end:wrong_unique]

# --8<-- [start:wrong_equal]
print(f"np.nan == np.nan: {np.nan == np.nan}")
print(f"pd.isna(np.nan): {pd.isna(np.nan)}")
for nothing in (None, np.nan):
    print(f"found by == {nothing}: {(reviews['skin'] == nothing).sum()}")
print(f"found by isna(): {reviews['skin'].isna().sum()}")
# --8<-- [end:wrong_equal]

# --8<-- [start:wrong_dropna]
print(f"rows left by dropna(): {len(reviews.dropna())}")
# --8<-- [end:wrong_dropna]

# --8<-- [start:wrong_name]
filled = reviews.fillna({"Skin": "not stated"})
print(f"missing after fillna by a wrong name: {filled['skin'].isna().sum()}")
try:
    reviews.dropna(subset=["Skin"])
except KeyError as error:
    print(f"KeyError: {error}")
# --8<-- [end:wrong_name]

# --8<-- [start:wrong_type]
filled = reviews.fillna("not stated")
print(f"type of the ratings after fillna of all: {filled['rating'].dtype}")
# --8<-- [end:wrong_type]

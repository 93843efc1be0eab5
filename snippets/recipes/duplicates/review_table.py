"""Drop duplicates from a table of 3,500 synthetic reviews."""

import pandas as pd

reviews = pd.read_csv("data/reviews.csv")
columns = ["product_id", "user_nickname", "review_text"]
once = reviews.drop_duplicates(subset=columns, ignore_index=True)

print(f"rows: {len(reviews)}")
print(f"repeats in every column: {reviews.duplicated().sum()}")
print(f"repeats in three columns: {len(reviews) - len(once)}")
print(f"rows left: {len(once)}")

# --8<-- [start:differ]
groups = reviews.groupby(columns, dropna=False)["rating"]
print(f"repeated reviews whose ratings differ: {(groups.nunique() > 1).sum()}")
# --8<-- [end:differ]

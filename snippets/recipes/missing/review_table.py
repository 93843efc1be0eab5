"""Missing values in a table of 3,500 synthetic reviews."""

import pandas as pd

reviews = pd.read_csv("data/reviews.csv")
skin = reviews["skinConcerns"]
percent = reviews.isna().mean().mul(100).round(1)
print(percent[percent > 0].to_frame("percent"))
print(f"rows with no gap in any column: {len(reviews.dropna())}")

# --8<-- [start:fill]
by_user = reviews.groupby("user_nickname")["skinConcerns"]
values = by_user.nunique()
first = by_user.transform("first")
agreed = first.where(by_user.transform("nunique") == 1)
# --8<-- [end:fill]

print(f"rows without a skin concern: {skin.isna().sum()}")
print(f"left after transform first: {skin.fillna(first).isna().sum()}")
print(f"left if users must agree: {skin.fillna(agreed).isna().sum()}")
print(f"users with several concerns: {(values > 1).sum()}")
print(f"users with none: {(values == 0).sum()}")

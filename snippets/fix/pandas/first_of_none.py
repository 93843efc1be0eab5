"""Take the first value, or a default where there is none."""

import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "fern"], "skin": [None, "dry", None]}
)
skins = reviews.loc[reviews["user"] == "fern", "skin"].dropna()
print("fern:", next(iter(skins), "never stated"))

first = reviews.groupby("user")["skin"].first()  # for all users at once
print("all users:", first.fillna("never stated").to_dict())

"""Fill a user's missing value with the newest that they stated."""

import pandas as pd

posted = pd.to_datetime(["2024-01-01", "2024-03-01", None, "2024-02-01"])
skin = ["dryness", "acne", "aging", None]
reviews = pd.DataFrame({"user": "fern", "posted": posted, "skin": skin})

# --8<-- [start:newest]
by_date = reviews.sort_values("posted", na_position="first", kind="stable")
newest = by_date.groupby("user")["skin"].transform("last")
filled = reviews.fillna({"skin": newest})
# --8<-- [end:newest]

print("before", reviews, "after", filled, sep="\n")

"""Take the newest row of each user."""

import pandas as pd

dates = ["2024-03-09", "2024-03-05", "2024-03-01", "2024-03-02", None]
users = ["fern", "otter", "fern", "lark", "fern"]
reviews = pd.DataFrame({"user": users, "posted": pd.to_datetime(dates)})

# --8<-- [start:newest]
by_date = reviews.sort_values("posted", na_position="first", kind="stable")
newest = by_date.groupby("user").tail(1)
# --8<-- [end:newest]

print("before", reviews, "after", newest.sort_index(), sep="\n")

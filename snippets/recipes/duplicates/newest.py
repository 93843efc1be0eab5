"""Keep the newest row of each product and user."""

import pandas as pd

products = ["P1", "P2", "P1", "P1", "P2"]
users = ["fern", "fern", "fern", "fern", "otter"]
dates = ["2024-03-09", "2024-03-05", "2024-03-01", None, "2024-03-02"]
reviews = pd.DataFrame({"product": products, "user": users})
reviews["posted"] = pd.to_datetime(dates)

# --8<-- [start:newest]
by_date = reviews.sort_values("posted", na_position="first", kind="stable")
newest = by_date.drop_duplicates(subset=["product", "user"], keep="last")
newest = newest.sort_index()  # the order of the table
# --8<-- [end:newest]

print("before", reviews, "after", newest, sep="\n")

"""Keep the first, the last, or none of the rows that repeat."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "product": ["P1", "P2", "P1", "P2", "P1"],
        "user": ["fern", "fern", "fern", "otter", "fern"],
        "posted": ["03-01", "03-05", "03-07", "03-08", "03-09"],
    }
)
columns = ["product", "user"]

# --8<-- [start:keep]
first = reviews.drop_duplicates(subset=columns, keep="first")
last = reviews.drop_duplicates(subset=columns, keep="last")
none = reviews.drop_duplicates(subset=columns, keep=False)
# --8<-- [end:keep]

print(
    reviews.assign(
        in_first=reviews.index.isin(first.index),
        in_last=reviews.index.isin(last.index),
        in_none=reviews.index.isin(none.index),
    )
)

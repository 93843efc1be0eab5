"""Keep the first, the last, or none of the rows that repeat."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter", "fern", "lark", "fern"]})
columns = ["user"]

# --8<-- [start:keep]
first = reviews.drop_duplicates(subset=columns, keep="first")
last = reviews.drop_duplicates(subset=columns, keep="last")
none = reviews.drop_duplicates(subset=columns, keep=False)
# --8<-- [end:keep]

reviews["kept_by_first"] = reviews.index.isin(first.index)
reviews["kept_by_last"] = reviews.index.isin(last.index)
reviews["kept_by_False"] = reviews.index.isin(none.index)
print(reviews)

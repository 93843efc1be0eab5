"""Keep the first, the last, or none of the rows that repeat."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter", "fern", "lark", "fern"]})
columns = ["user"]

# --8<-- [start:keep]
first = reviews.drop_duplicates(subset=columns, keep="first")
last = reviews.drop_duplicates(subset=columns, keep="last")
none = reviews.drop_duplicates(subset=columns, keep=False)
# --8<-- [end:keep]

# Which rows each of the three has kept, as columns.
rows = reviews.index
reviews["kept_by_first"] = rows.isin(first.index)
reviews["kept_by_last"] = rows.isin(last.index)
reviews["kept_by_False"] = rows.isin(none.index)
print(reviews)

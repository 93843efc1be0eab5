"""KeyError, column not in index: print the names, and mend them."""

import pandas as pd

reviews = pd.DataFrame({"User": ["fern", "otter"], "rating ": [5, 2]})
print("before:", reviews.columns.tolist())

reviews.columns = reviews.columns.str.strip().str.lower()
print("after:", reviews.columns.tolist())

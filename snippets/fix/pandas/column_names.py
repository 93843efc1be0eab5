"""KeyError of a column: print the names, mend capitals and spaces."""

import pandas as pd

reviews = pd.DataFrame({"User": ["fern", "otter"], "rating ": [5, 2]})
print("before:", reviews.columns.tolist())

reviews.columns = reviews.columns.str.strip().str.lower()
print("after:", reviews.columns.tolist())

"""Which missing values in a list match which missing values in a column."""

import numpy as np
import pandas as pd

columns = [
    pd.Series(["fern", None]),
    pd.Series(["fern", None], dtype="object"),
    pd.Series([5, None]),
    pd.Series([5, None], dtype="Int64"),
    pd.to_datetime(pd.Series(["2024-03-01", None])),
]
for column in columns:
    values = (None, np.nan, pd.NaT, pd.NA)
    matching = [str(value) for value in values if column.isin([value])[1]]
    print(f"missing in {column.dtype} is matched by: {', '.join(matching)}")

dates = columns[-1]
print(f"in a list with a date, by None too: {dates.isin([dates[0], None])[1]}")

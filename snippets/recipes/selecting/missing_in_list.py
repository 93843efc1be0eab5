"""Which missing values in a list match which missing values in a column."""

import numpy as np
import pandas as pd

columns = {
    "text": pd.Series(["fern", None]),
    "number": pd.Series([5, None]),
    "date": pd.to_datetime(pd.Series(["2024-03-01", None])),
}
for kind, column in columns.items():
    for value in (None, np.nan, pd.NaT):
        matches = column.isin([value]).any()
        print(f"{value} in the list matches a missing {kind}: {matches}")

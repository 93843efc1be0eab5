"""Dates count microseconds, where pandas 2 counted nanoseconds."""

import pandas as pd

dates = pd.to_datetime(pd.Series(["2024-03-01"]))
print(f"type of a date column: {dates.dtype}")
print(f"as a whole number: {dates.astype('int64')[0]}")

# --8<-- [start:instead]
seconds = (dates - pd.Timestamp("1970-01-01")) // pd.Timedelta(seconds=1)
# --8<-- [end:instead]
print(f"seconds since 1970: {seconds[0]}")

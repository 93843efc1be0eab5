"""Dates count microseconds, no longer nanoseconds."""

import numpy as np
import pandas as pd

dates = pd.to_datetime(pd.Series(["2024-03-01"]))
print(f"type of a date column: {dates.dtype}")
print(f"as a whole number: {dates.astype('int64')[0]}")

numpy_dates = np.array(["2024-03-01"], dtype="datetime64[ns]")
print(f"type made of numpy's nanoseconds: {pd.Series(numpy_dates).dtype}")

# --8<-- [start:instead]
seconds = (dates - pd.Timestamp("1970-01-01")) // pd.Timedelta(seconds=1)
# --8<-- [end:instead]
print(f"seconds since 1970: {seconds[0]}")

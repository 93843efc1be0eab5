"""What pandas takes for missing, in memory and when it reads a CSV file."""

import io

import numpy as np
import pandas as pd

values = [None, np.nan, pd.NA, pd.NaT, "", " ", "None", np.inf, 0]
missing = pd.Series(values, dtype="object").isna()
table = pd.DataFrame({"value": map(repr, values), "isna": missing})
print(table)

cells = ["", "NA", "None", "null", "nan", "-", "unknown"]
read = pd.read_csv(io.StringIO("cell,n\n" + "".join(f"{c},1\n" for c in cells)))
gaps = read["cell"].isna()
print(f"read_csv takes for missing: {[cells[n] for n in gaps.index[gaps]]}")
print(f"read_csv takes as text: {[cells[n] for n in gaps.index[~gaps]]}")

"""What pandas takes for missing, in memory and when it reads a CSV file."""

import io

import numpy as np
import pandas as pd

values = [None, np.nan, pd.NA, pd.NaT, "", " ", "None", np.inf, 0]
missing = pd.Series(values, dtype="object").isna()
table = pd.DataFrame({"value": map(repr, values), "isna": missing})
print(table)

cells = ["", "NA", "None", "null", "nan", "-", "unknown"]
rows = "".join(f"{cell},1\n" for cell in cells)
read = pd.read_csv(io.StringIO("cell,n\n" + rows))
gaps = read["cell"].isna()
words = pd.Series(cells)
print(f"read_csv takes for missing: {list(words[gaps])}")
print(f"read_csv takes as text: {list(words[~gaps])}")

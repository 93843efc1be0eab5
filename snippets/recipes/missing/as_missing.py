"""Turn dashes and empty texts into NaN: na_values in read_csv, or replace."""

import io

import numpy as np
import pandas as pd

file = "country,age\nNA,31\nDE,-\n,25\n"

# --8<-- [start:read]
guessed = pd.read_csv(io.StringIO(file))
told = pd.read_csv(
    io.StringIO(file), keep_default_na=False, na_values=["", "-"]
)
# --8<-- [end:read]
print("before", guessed, "after", told, sep="\n")

# --8<-- [start:replace]
skin = pd.Series(["acne", "", "unknown"])
cleaned = skin.replace(["", "unknown"], np.nan)
# --8<-- [end:replace]
print(f"missing before replace: {skin.isna().sum()}")
print(f"missing after replace: {cleaned.isna().sum()}")

"""List the unique values, and count each."""

import pandas as pd

reviews = pd.DataFrame({"product": ["P2", "P1", None, "P1", "P1"]})

# --8<-- [start:unique]
values = reviews["product"].dropna().unique().tolist()
counts = reviews["product"].value_counts(dropna=False).reset_index()
# --8<-- [end:unique]

print(f"unique values: {values}", counts, sep="\n")

"""isin of a text, and two surprises of str.contains."""

import pandas as pd

users = pd.Series(["fern", "f.rn", None])

try:
    users.isin("fern")
except TypeError as error:
    print(f"TypeError: {error}")

print("contains('f.rn'):", users.str.contains("f.rn").tolist())
print("regex=False:", users.str.contains("f.rn", regex=False).tolist())

old = users.astype(object)
print("of type object:", old.str.contains("f.rn", regex=False).tolist())
found = old.str.contains("f.rn", regex=False, na=False)
print("na=False:", found.tolist())

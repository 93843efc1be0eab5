"""Find texts in a list, equal to one, or that contain a part."""

import pandas as pd

users = pd.Series(["fern", "otter", "ferngully", None])

print("one of a list:", users.isin(["fern", "otter"]).tolist())
print("that value:", (users == "fern").tolist())
print("contains it:", users.str.contains("fern", regex=False).tolist())

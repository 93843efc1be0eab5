"""isin of a text instead of a list, and a part of a text."""

# --8<-- [start:table]
import pandas as pd

users = pd.Series(["fern", "otter", "ferngully", None])
# --8<-- [end:table]

# --8<-- [start:wrong_text]
try:
    users.isin("fern")
except TypeError as error:
    print(f"TypeError: {error}")
# --8<-- [end:wrong_text]

# --8<-- [start:right]
print("one of a list:", users.isin(["fern"]).tolist())
print("that value:", (users == "fern").tolist())
print("contains it:", users.str.contains("fern").tolist())
# --8<-- [end:right]

"""Text columns have the type str, and hold text or NaN."""

import pandas as pd

users = pd.Series(["fern", None, "lark"])

# --8<-- [start:type]
print(f"type of a text column: {users.dtype}")
print(f"is it object: {users.dtype == object}")
print(f"is it text: {pd.api.types.is_string_dtype(users)}")
print(f"what None became: {users[1]}")
print(f"missing after astype(str): {users.astype(str).isna().sum()}")
# --8<-- [end:type]

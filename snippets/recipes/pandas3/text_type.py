"""Text columns have the type str, and hold text or NaN."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"user": ["fern", None, "lark"], "rating": [5, 2, 4]})
users = reviews["user"]
# --8<-- [end:table]

# --8<-- [start:type]
print(f"type of a text column: {users.dtype}")
print(f"is it object: {users.dtype == object}")
print(f"what None became: {users[1]}")
print(f"missing after astype(str): {users.astype(str).isna().sum()}")
# --8<-- [end:type]

# --8<-- [start:wrong_object]
print(f"object columns: {list(reviews.select_dtypes('object').columns)}")
# --8<-- [end:wrong_object]

# --8<-- [start:wrong_number]
try:
    reviews.loc[0, "user"] = 7
except TypeError as error:
    print(f"TypeError: {error}")
# --8<-- [end:wrong_number]

# --8<-- [start:instead]
print(f"text columns: {list(reviews.select_dtypes('str').columns)}")
print(f"is it text: {pd.api.types.is_string_dtype(users)}")
reviews.loc[0, "user"] = str(7)
# --8<-- [end:instead]
print(f"first user: {reviews['user'][0]}")

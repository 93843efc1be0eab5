"""Pick the text columns of a table, and write a number into one."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"user": ["fern", None, "lark"], "rating": [5, 2, 4]})
# --8<-- [end:table]

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
reviews.loc[0, "user"] = str(7)
# --8<-- [end:instead]
print(f"first user: {reviews['user'][0]}")

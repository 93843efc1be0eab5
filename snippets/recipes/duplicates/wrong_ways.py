"""Wrong ways to drop duplicates, and what pandas says to them."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"product": ["P1", "P1", "P2"], "rating": [5, 4, 3]})
# --8<-- [end:table]

# --8<-- [start:wrong_unassigned]
reviews.drop_duplicates(subset=["product"])
print(f"rows after a call without assignment: {len(reviews)}")
# --8<-- [end:wrong_unassigned]

# --8<-- [start:wrong_keep]
try:
    reviews.drop_duplicates(subset=["product"], keep="none")
except ValueError as error:
    print(f"ValueError: {error}")
# --8<-- [end:wrong_keep]

# --8<-- [start:wrong_column]
try:
    reviews.drop_duplicates(subset=["Product", "rating"])
except KeyError as error:
    print(f"KeyError: {error}")
# --8<-- [end:wrong_column]

# --8<-- [start:wrong_inplace]
table = reviews.copy()
result = table.drop_duplicates(subset=["product"], inplace=True)
print(f"what inplace=True returns: {result}")
# --8<-- [end:wrong_inplace]

# --8<-- [start:wrong_not_inplace]
table.drop_duplicates(subset=["product"], inplace=False)
# --8<-- [end:wrong_not_inplace]

lists = pd.DataFrame({"user": ["fern", "fern"], "tags": [["dry"], ["dry"]]})
try:
    lists.drop_duplicates()
except TypeError as error:
    print(f"TypeError: {error}")
once = lists[~lists.astype({"tags": str}).duplicated()]
print(f"rows left if lists are compared as text: {len(once)}")

alike = pd.DataFrame({"price": [0.3, 0.1 + 0.2]})
print("two rows that look alike:", alike.drop_duplicates(), sep="\n")
print(
    f"rows left if rounded: {(~alike.round({'price': 2}).duplicated()).sum()}"
)

unknown = pd.DataFrame({"user": [None, float("nan")]}, dtype="object")
print(f"None and NaN alone: {len(unknown.drop_duplicates())} rows")
unknown["rating"] = 5
print(f"None and NaN beside a rating: {len(unknown.drop_duplicates())} row")

users = pd.Series(["Fern", 101, 202], dtype="object")
print(f"of a text and two numbers, .str leaves: {users.str.lower().nunique()}")
print(f"and after astype(str): {users.astype(str).str.lower().nunique()}")

"""Wrong ways to count, take and rank groups."""

# --8<-- [start:table]
import pandas as pd

users = ["fern", "fern", "otter", "otter", None]
texts = ["Love it", None, "Fine", "Good", "Too dry"]
ratings = [5, 2, 4, 3, 1]
reviews = pd.DataFrame({"user": users, "rating": ratings, "text": texts})
# --8<-- [end:table]

# --8<-- [start:wrong_key]
try:
    reviews.groupby(by=["user"]).get_group("fern")
except KeyError as error:
    print(f"KeyError: {error}")
right = reviews.groupby(by=["user"]).get_group(("fern",))
print(f"rows of the key of one column in a tuple: {len(right)}")
# --8<-- [end:wrong_key]

# --8<-- [start:wrong_count]
by_user = reviews.groupby("user")
print(f"rows of fern by count(): {by_user['text'].count()['fern']}")
print(f"rows of fern by size(): {by_user.size()['fern']}")
# --8<-- [end:wrong_count]

# --8<-- [start:wrong_missing]
with_missing = reviews.groupby("user", dropna=False)
print(f"rows in all groups: {by_user.size().sum()}")
print(f"rows in all groups, dropna=False: {with_missing.size().sum()}")
# --8<-- [end:wrong_missing]

# --8<-- [start:wrong_ties]
counts = reviews["user"].value_counts()
print(f"users of head(1): {len(counts.head(1))}")
print(f"users with the largest count: {len(counts.nlargest(1, keep='all'))}")
# --8<-- [end:wrong_ties]

# --8<-- [start:wrong_order]
upside_down = reviews.iloc[::-1]["user"].value_counts()
print(f"first of the tie: {counts.index[0]}")
print(f"first of the tie, rows upside down: {upside_down.index[0]}")
# --8<-- [end:wrong_order]

# --8<-- [start:wrong_nlargest]
try:
    by_user.nlargest(1, "rating")
except AttributeError as error:
    print(f"AttributeError: {error}")
column = by_user["rating"].nlargest(1, keep="all")
print(f"nlargest of the column: {column.tolist()}")
# --8<-- [end:wrong_nlargest]

# --8<-- [start:wrong_apply]
best = by_user.apply(lambda rows: rows.sort_values("rating").tail(1))
print(f"columns after apply: {', '.join(best.columns)}")
print(f"index after apply: {best.index.names[0]}")
# --8<-- [end:wrong_apply]

# --8<-- [start:wrong_last]
last = by_user.last().loc["fern"]
print(f"last() of fern: rating {last['rating']}, text {last['text']}")
# --8<-- [end:wrong_last]

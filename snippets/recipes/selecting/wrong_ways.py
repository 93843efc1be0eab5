"""Wrong ways to select and update rows, and what pandas says to them."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "fern", None],
        "skin": ["acne", "dryness", None, None],
        "rating": [5, 2, 1, 4],
    }
)
mask = reviews["user"] == "fern"
# --8<-- [end:table]

# --8<-- [start:wrong_text]
try:
    reviews["user"].isin("fern")
except TypeError as error:
    print(f"TypeError of isin: {error}")
# --8<-- [end:wrong_text]

# --8<-- [start:wrong_column_first]
reviews["skin"][mask] = "aging"
print(f"aging after a chained assignment: {(reviews['skin'] == 'aging').sum()}")
# --8<-- [end:wrong_column_first]

# --8<-- [start:wrong_mask_first]
reviews[mask]["skin"] = "aging"
print(f"aging, the mask first: {(reviews['skin'] == 'aging').sum()}")
# --8<-- [end:wrong_mask_first]

# --8<-- [start:wrong_part]
own = reviews[mask]
own["skin"] = "aging"
print(f"aging in the part: {(own['skin'] == 'aging').sum()}")
print(f"aging in the table: {(reviews['skin'] == 'aging').sum()}")
# --8<-- [end:wrong_part]

# --8<-- [start:wrong_in]
print(f"is fern in the column: {'fern' in reviews['user']}")
print(f"is 0, a row label, in the column: {0 in reviews['user']}")
# --8<-- [end:wrong_in]

# --8<-- [start:wrong_kind]
print(f"rows rated '5': {reviews['rating'].isin(['5']).sum()}")
# --8<-- [end:wrong_kind]

# --8<-- [start:wrong_value]
try:
    reviews.loc[mask, "rating"] = "good"
except TypeError as error:
    print(f"TypeError of loc: {error}")
# --8<-- [end:wrong_value]

# --8<-- [start:wrong_name]
reviews.loc[mask, "Skin"] = "aging"
print(f"columns after a wrong name: {', '.join(reviews.columns)}")
# --8<-- [end:wrong_name]

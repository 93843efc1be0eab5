"""A part of a table is a copy of it (copy-on-write)."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating": [5, 2]})
# --8<-- [end:table]

# --8<-- [start:part]
part = reviews["rating"]
part[0] = 1  # changes the part, and not the table
# --8<-- [end:part]
# --8<-- [start:wrong_chained]
reviews["rating"][1] = 1  # chained assignment: warns, and changes nothing
# --8<-- [end:wrong_chained]
print(f"part: {part.tolist()}, table: {reviews['rating'].tolist()}")

# --8<-- [start:instead]
reviews.loc[0, "rating"] = 1  # changes the table
# --8<-- [end:instead]
print(f"table after loc: {reviews['rating'].tolist()}")

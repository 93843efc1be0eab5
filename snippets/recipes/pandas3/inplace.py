"""What inplace=True warns of, and what it returns."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame({"user": ["fern", None], "rating": [5, 2]})
# --8<-- [end:table]

# --8<-- [start:wrong_inplace]
result = reviews.sort_values("rating", inplace=True)
print(f"sort_values returns: {result}")
# --8<-- [end:wrong_inplace]

# --8<-- [start:wrong_kept]
result = reviews.fillna({"user": "nobody"}, inplace=True)
print(f"fillna returns the table itself: {result is reviews}")
# --8<-- [end:wrong_kept]

# --8<-- [start:instead]
reviews = reviews.sort_values("rating")
reviews = reviews.fillna({"user": "nobody"})
# --8<-- [end:instead]
print(f"users, by rating: {reviews['user'].tolist()}")

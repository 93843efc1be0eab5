"""Joins by a repeated or a missing key, and the error of validate."""

import pandas as pd

reviews = pd.DataFrame({"product": ["P1", "P2"], "rating": [5, 2]})
brands = pd.DataFrame({"product": ["P1", "P1", "P2"], "brand": list("ABC")})

merged = reviews.merge(brands, on="product", how="left")
print(f"rows before: {len(reviews)}")
print(f"rows after: {len(merged)}")
print(merged)

try:
    reviews.merge(brands, on="product", how="left", validate="many_to_one")
except pd.errors.MergeError as error:
    print(f"MergeError: {str(error).splitlines()[0]}")

left = pd.DataFrame({"product": [None, None], "rating": [5, 2]})
right = pd.DataFrame({"product": [None, None], "brand": ["A", "B"]})
print(f"rows of two missing keys on each side: {len(left.merge(right))}")

other = pd.DataFrame({"product": ["P1", "P9"], "brand": ["A", "C"]})
outer = reviews.merge(other, on="product", how="outer")
print(f"rows of an outer merge: {len(outer)}")

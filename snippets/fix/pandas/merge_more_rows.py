"""merge gives more rows: find the key that is twice."""

import pandas as pd

reviews = pd.DataFrame({"product": ["P1", "P2"], "rating": [5, 2]})
brands = pd.DataFrame({"product": ["P1", "P1", "P2"], "brand": list("ABC")})

print("twice in the right table:")
print(brands[brands.duplicated("product", keep=False)])

once = brands.drop_duplicates("product")  # or decide which one is right
merged = reviews.merge(once, on="product", how="left", validate="many_to_one")
print(f"rows before: {len(reviews)}, after: {len(merged)}")

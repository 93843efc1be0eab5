"""Fill NaN with the mean of its group."""

import pandas as pd

products = ["P1", "P1", "P1", "P2", "P3"]
rating = [5, None, 4, 3, None]
reviews = pd.DataFrame({"product": products, "rating": rating})

# --8<-- [start:mean]
mean = reviews.groupby("product")["rating"].transform("mean")
filled = reviews.fillna({"rating": mean})
# --8<-- [end:mean]

print("before", reviews, "after", filled, sep="\n")

"""Combine two conditions with & and |, and ask whether any row meets them."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter"], "rating": [5, 2]})

good = (reviews["user"] == "fern") & (reviews["rating"] > 3)
print("rows:", reviews[good].index.tolist())
print("at least one:", good.any())
print("all:", good.all())

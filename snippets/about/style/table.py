"""Raise each rating by one, up to five."""

import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "finch"], "rating": [4, 5, None]}
)
raised = reviews.assign(rating=(reviews["rating"] + 1).clip(upper=5))

print("before")
print(reviews)
print()
print("after")
print(raised)
print()
print(f"ratings raised: {(raised['rating'] > reviews['rating']).sum()}")

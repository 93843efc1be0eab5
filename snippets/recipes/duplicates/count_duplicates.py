"""Count duplicate rows, and see every member of each group."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "product": ["P1", "P1", "P2", "P1", "P2"],
        "user": ["fern", "otter", "fern", "fern", "fern"],
        "rating": [5, 4, 2, 5, 3],
    }
)
columns = ["product", "user"]

# --8<-- [start:count]
repeats = reviews.duplicated(subset=columns).sum()
involved = reviews.duplicated(subset=columns, keep=False)
# --8<-- [end:count]

print(f"rows that repeat an earlier row: {repeats}")
print("before", reviews, "after", reviews[involved], sep="\n")

"""Take one group, and loop over all groups."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "fern", "lark", "fern", "otter"],
        "product": ["P1", "P1", "P2", "P3", "P3", "P2"],
        "rating": [5, 2, 4, 5, 1, 3],
    }
)

# --8<-- [start:answer]
by_user = reviews.groupby("user")
one = by_user.get_group("fern")

for user, rows in by_user:
    print(f"products of {user}: {', '.join(rows['product'])}")
# --8<-- [end:answer]

print("reviews:", reviews, "rows of fern:", one, sep="\n")

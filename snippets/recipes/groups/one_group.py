"""Take one group, and loop over all groups."""

import pandas as pd

reviews = pd.DataFrame(
    [
        ["fern", "P1", 5],
        ["otter", "P1", 2],
        ["fern", "P2", 4],
        ["lark", "P3", 5],
        ["fern", "P3", 1],
        ["otter", "P2", 3],
    ],
    columns=["user", "product", "rating"],
)

# --8<-- [start:answer]
by_user = reviews.groupby("user")
one = by_user.get_group("fern")

for user, rows in by_user:
    print(f"{user}: mean rating {rows['rating'].mean():.2f}")
# --8<-- [end:answer]

print("before", reviews, "after", one, sep="\n")

"""Count the rows of each group."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "fern", None, "fern"],
        "product": ["P1", "P1", "P2", "P2", "P2"],
    }
)

# --8<-- [start:count]
by_user = reviews.groupby("user", dropna=False)
counts = by_user.size().reset_index(name="rows")
# --8<-- [end:count]

print("before", reviews, "after", counts, sep="\n")

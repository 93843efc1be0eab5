"""Select one user's rows, and list the values in them."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "otter", "fern", None, "fern"],
        "product": ["P2", "P1", "P1", "P3", "P2"],
    }
)

# --8<-- [start:one]
own = reviews[reviews["user"] == "fern"]
products = own["product"].dropna().unique().tolist()
# --8<-- [end:one]

print(f"products of fern: {products}")
print("before", reviews, "after", own, sep="\n")

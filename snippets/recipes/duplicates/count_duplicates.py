"""Find all duplicate rows, and count them."""

import pandas as pd

products = ["P1", "P1", "P2", "P1", "P2"]
users = ["fern", "otter", "fern", "fern", "fern"]
reviews = pd.DataFrame({"product": products, "user": users})
columns = ["product", "user"]

# --8<-- [start:count]
involved = reviews.duplicated(subset=columns, keep=False)
every_copy = reviews[involved].sort_values(columns, kind="stable")

repeats = reviews.duplicated(subset=columns).sum()
# --8<-- [end:count]

print("every copy:", every_copy, sep="\n")
print(f"rows that repeat an earlier row: {repeats}")

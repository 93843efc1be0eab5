"""Drop rows that repeat in some columns."""

import pandas as pd

reviews = pd.DataFrame(
    [
        ["P1", "fern", "Love it", "03-01"],
        ["P1", "otter", "Love it", "03-02"],
        ["P2", "fern", "Too dry", "03-05"],
        ["P1", "fern", "Love it", "03-07"],
        ["P2", "fern", "Fine", "03-08"],
        ["P1", "fern", "Love it", "03-09"],
    ],
    columns=["product", "user", "text", "posted"],
)

# --8<-- [start:answer]
columns = ["product", "user", "text"]
once = reviews.drop_duplicates(subset=columns, keep="first", ignore_index=True)
# --8<-- [end:answer]

print("before", reviews, "after", once, sep="\n")

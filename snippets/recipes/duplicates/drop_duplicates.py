"""Drop rows that repeat in some columns."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "product": ["P1", "P1", "P2", "P1", "P2", "P1"],
        "user": ["fern", "otter", "fern", "fern", "fern", "fern"],
        "text": ["Love it", "Love it", "Dry", "Love it", "Fine", "Love it"],
        "posted": ["03-01", "03-02", "03-05", "03-07", "03-08", "03-09"],
    }
)

# --8<-- [start:answer]
columns = ["product", "user", "text"]
once = reviews.drop_duplicates(subset=columns, keep="first", ignore_index=True)
# --8<-- [end:answer]

print("before", reviews, "after", once, sep="\n")

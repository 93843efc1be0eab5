"""What counts as equal: missing values do, spaces and capitals do not."""

import pandas as pd

reviews = pd.DataFrame(
    {
        "user": ["fern", "Fern ", "otter", "otter", "otter"],
        "text": ["Love it", "Love it", None, None, None],
    }
)
print(f"rows left: {len(reviews.drop_duplicates())}")

# --8<-- [start:tidy]
tidy = reviews.assign(user=reviews["user"].str.strip().str.casefold())
# --8<-- [end:tidy]
print(f"rows left after strip and casefold: {len(tidy.drop_duplicates())}")

# --8<-- [start:missing]
repeats = tidy.duplicated() & tidy["text"].notna()
kept = tidy[~repeats]
# --8<-- [end:missing]
print(f"rows left if a missing text never repeats: {len(kept)}")

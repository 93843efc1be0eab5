"""ChainedAssignmentError: what changes nothing, and what to write."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "fern"], "skin": [None, "dry", None]}
)
# --8<-- [end:table]

# --8<-- [start:wrong_chain]
reviews["skin"][reviews["user"] == "fern"] = "aging"
reviews["skin"].fillna("not stated", inplace=True)
print(f"missing after both: {reviews['skin'].isna().sum()}")
# --8<-- [end:wrong_chain]

# --8<-- [start:right]
reviews.loc[reviews["user"] == "fern", "skin"] = "aging"
reviews = reviews.fillna({"skin": "not stated"})
print(f"missing after loc and fillna: {reviews['skin'].isna().sum()}")
# --8<-- [end:right]

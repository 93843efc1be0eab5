"""IndexError of unique()[0]: the first of no values, and one that may lack."""

# --8<-- [start:table]
import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "fern"], "skin": [None, "dry", None]}
)
known = reviews.dropna(subset=["skin"])
# --8<-- [end:table]

# --8<-- [start:wrong_first]
try:
    known.loc[known["user"] == "fern", "skin"].unique()[0]
except IndexError as error:
    print(f"IndexError: {error}")
# --8<-- [end:wrong_first]

# --8<-- [start:right]
skins = known.loc[known["user"] == "fern", "skin"].unique()
print("fern:", skins[0] if len(skins) else "never stated")
first = reviews.groupby("user")["skin"].first()  # for all users at once
print(f"all users: {first.fillna('never stated').to_dict()}")
# --8<-- [end:right]

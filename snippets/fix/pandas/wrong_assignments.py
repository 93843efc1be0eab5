"""Six assignments that do not change the table; three of them do not warn."""

import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "lark"], "skin": [None, "dry", None]}
)
rows = reviews["user"] == "fern"
before = reviews.copy()

# --8<-- [start:wrong_chains]
reviews["skin"][rows] = "aging"
print(f"column, then rows; table unchanged: {reviews.equals(before)}")
reviews[rows]["skin"] = "aging"
print(f"rows, then column; table unchanged: {reviews.equals(before)}")
reviews["skin"].fillna("not stated", inplace=True)
print(f"inplace of a column; table unchanged: {reviews.equals(before)}")
# --8<-- [end:wrong_chains]

# From here on nothing warns.
part = reviews[rows]
part["skin"] = "aging"
print(f"a part with a name; table unchanged: {reviews.equals(before)}")

reviews.fillna({"skin": "not stated"})
print(f"result not assigned; table unchanged: {reviews.equals(before)}")

for _, row in reviews.iterrows():
    row["skin"] = "aging"
print(f"row of a loop; table unchanged: {reviews.equals(before)}")

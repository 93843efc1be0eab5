"""A wrong way, and what it says."""

import pandas as pd

# --8<-- [start:wrong_column]
reviews = pd.DataFrame({"rating": [5, 4]})
try:
    reviews.drop_duplicates(subset=["Rating"])
except KeyError as error:
    print(f"KeyError: {error}")
# --8<-- [end:wrong_column]

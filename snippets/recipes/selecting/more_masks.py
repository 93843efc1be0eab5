"""Select rows between two numbers, by a part of the text, or by a query."""

import pandas as pd

users = ["fern", "Fern92", None, "lark"]
reviews = pd.DataFrame({"user": users, "rating": [5, 2, 1, 4]})

# --8<-- [start:masks]
between = reviews[reviews["rating"].between(2, 4)]
part = reviews[reviews["user"].str.contains("fern", case=False)]
query = reviews.query("rating >= 4 and user not in ['fern']")
# --8<-- [end:masks]

print(f"ratings from 2 to 4: {between['rating'].tolist()}")
print(f"users with fern in their name: {part['user'].tolist()}")
print(f"good, and not by fern: {query['user'].tolist()}")

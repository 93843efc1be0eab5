"""Count rows per group, including groups with zero rows."""

import pandas as pd

reviews = pd.DataFrame({"user": ["fern", "otter", "fern"]})
everyone = ["fern", "lark", "otter"]

# --8<-- [start:zero]
sizes = reviews.groupby("user").size()
with_zero = sizes.reindex(everyone, fill_value=0)
# --8<-- [end:zero]

# --8<-- [start:category]
typed = reviews.astype({"user": pd.CategoricalDtype(everyone)})
of_category = typed.groupby("user", observed=False).size()
# --8<-- [end:category]

print(with_zero.reset_index(name="rows"))
print(f"rows of lark, of the type category: {of_category['lark']}")

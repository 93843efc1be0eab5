"""Set a column by a condition: one value where it holds, another elsewhere."""

import numpy as np
import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "lark"], "rating": [5, 3, None]}
)
rating = reviews["rating"]
print("before", reviews, sep="\n")

# --8<-- [start:if_else]
reviews["liked"] = np.where(rating >= 4, "yes", "no")
bands = [rating >= 4, rating >= 3, rating.isna()]
reviews["band"] = np.select(bands, ["high", "middle", "unknown"], default="low")
# --8<-- [end:if_else]

print("after", reviews, sep="\n")

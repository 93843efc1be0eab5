"""Arguments and methods that pandas 3 no longer has, and what replaces them."""

# --8<-- [start:table]
import io

import pandas as pd

reviews = pd.DataFrame(
    {"user": ["fern", "otter", "fern"], "rating": [5, None, 4]},
    index=["a", "b", "c"],
)
ratings = reviews["rating"]
by_user = reviews.groupby("user")
# --8<-- [end:table]


# --8<-- [start:wrong_calls]
def said_to(call):
    try:
        call()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


print("fillna:", said_to(lambda: ratings.fillna(method="ffill")))
print("applymap:", said_to(lambda: reviews.applymap(str)))
print("groupby fillna:", said_to(lambda: by_user.fillna(0)))
print("axis:", said_to(lambda: reviews.groupby(len, axis=1)))
print("apply:", said_to(lambda: by_user.apply(len, include_groups=True)))
print("month:", said_to(lambda: pd.date_range("2024", periods=2, freq="M")))
print("blanks:", said_to(lambda: pd.read_csv("a.txt", delim_whitespace=True)))
print("position:", said_to(lambda: ratings[0]))
longer = ratings.copy()
longer[0] = 9
print(f"labels after an assignment to 0: {longer.index.tolist()}")
# --8<-- [end:wrong_calls]

# --8<-- [start:instead]
filled = ratings.ffill()
texts = reviews.map(str)
own = by_user["rating"].ffill()
by_length = reviews.T.groupby(len)
lengths = by_user.apply(len)
ends = pd.date_range("2024", periods=2, freq="ME")
by_blanks = pd.read_csv(io.StringIO("a  b\n1  2"), sep=r"\s+")
first = ratings.iloc[0]
# --8<-- [end:instead]
print(f"filled: {filled.tolist()}, own: {own.tolist()}, first: {first}")
print(f"month ends: {ends.day.tolist()}, columns: {by_blanks.columns.tolist()}")

"""Eight ways to an ambiguous truth value, and what to write instead."""

import numpy as np
import pandas as pd

s = pd.Series([5, 2, 1])
df = s.to_frame()

try:
    bool((s > 1) and (s < 5))
except ValueError as error:
    print(f"ValueError: {error}")

pairs = {
    "and": (lambda: (s > 1) and (s < 5), lambda: (s > 1) & (s < 5)),
    "not": (lambda: not s > 1, lambda: ~(s > 1)),
    "no brackets": (lambda: s > 1 & s < 5, lambda: (s > 1) & (s < 5)),
    "between": (
        lambda: 1 < s < 5,
        lambda: s.between(1, 5, inclusive="neither"),
    ),
    "in a list": (lambda: s in [5, 1], lambda: s.isin([5, 1])),
    "if a condition": (lambda: 1 if s > 1 else 0, lambda: (s > 1).any()),
    "if a table": (lambda: 1 if df else 0, lambda: not df.empty),
    "if else": (
        lambda: "good" if s > 1 else "bad",
        lambda: np.where(s > 1, "good", "bad"),
    ),
}
for name, (wrong, right) in pairs.items():
    try:
        wrong()
    except ValueError as error:
        said = "ambiguous" if "is ambiguous" in str(error) else "another"
        print(f"{name}: {said}; instead {np.asarray(right()).tolist()}")

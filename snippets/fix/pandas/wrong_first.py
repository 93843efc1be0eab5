"""What unique()[0], iloc[0] and mode()[0] raise where there is no value."""

import pandas as pd

none = pd.Series([], dtype="str")  # such as a filter that finds no row

wrong = {
    "unique()[0]": lambda: none.unique()[0],
    "values[0]": lambda: none.values[0],
    "iloc[0]": lambda: none.iloc[0],
    "mode()[0]": lambda: none.mode()[0],
    "item()": lambda: none.item(),
}
for name, way in wrong.items():
    try:
        way()
    except (IndexError, KeyError, ValueError) as error:
        print(f"{name}: {type(error).__name__}: {error}")

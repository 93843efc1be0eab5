"""Which methods warn of inplace=, found by calling each with it."""

import warnings

import pandas as pd

table = pd.DataFrame({"a": [1.0, None], "b": [1, 2]})
calls = {
    "bfill": {},
    "clip": {"lower": 1},
    "drop": {"columns": "a"},
    "drop_duplicates": {},
    "dropna": {},
    "eval": {"expr": "c = a + b"},
    "ffill": {},
    "fillna": {"value": 0},
    "interpolate": {},
    "mask": {"cond": table > 1},
    "query": {"expr": "a > 0"},
    "rename": {"columns": {"a": "c"}},
    "rename_axis": {"mapper": "row"},
    "replace": {"to_replace": 1, "value": 2},
    "reset_index": {},
    "set_index": {"keys": "a"},
    "sort_index": {},
    "sort_values": {"by": "a"},
    "where": {"cond": table > 1},
}
for inplace in (True, False):
    warns, itself = [], []
    for method, arguments in calls.items():
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            own = table.copy()
            result = getattr(own, method)(**arguments, inplace=inplace)
        if any("PDEP-8" in str(warning.message) for warning in warned):
            warns.append(method)
        if result is own:
            itself.append(method)
    print(f"warn of inplace={inplace}: {', '.join(warns)}")
    if inplace:
        print(f"return the table itself: {', '.join(itself)}")

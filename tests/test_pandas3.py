"""What the page on pandas 3 claims beside its recorded runs."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PARTS = {
    "a column": lambda table: table["n"],
    "columns": lambda table: table[["n"]],
    "all columns": lambda table: table[:],
    "the upper rows": lambda table: table[:1],
    "rows by loc": lambda table: table.loc[0:],
    "rows by iloc": lambda table: table.iloc[:1],
    "a mask": lambda table: table[table["n"] > 0],
    "renamed": lambda table: table.rename(columns={"m": "k"}),
    "a new index": lambda table: table.reset_index(drop=True),
}


@pytest.mark.parametrize("name", PARTS)
@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_what_is_written_into_a_part_never_reaches_the_table(name, numbers):
    table = pd.DataFrame({"n": numbers, "m": numbers})
    part = PARTS[name](table)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        part.iloc[0] = 0
    assert (part.iloc[0] == 0).all()
    assert table["n"].tolist() == numbers
    assert table["m"].tolist() == numbers


def test_nothing_is_copied_until_it_is_written():
    table = pd.DataFrame({"n": range(5)})
    part = table["n"]
    assert np.shares_memory(part.to_numpy(), table["n"].to_numpy())
    part[0] = 9
    assert not np.shares_memory(part.to_numpy(), table["n"].to_numpy())


def test_the_old_warning_is_gone():
    assert not hasattr(pd.errors, "SettingWithCopyWarning")
    assert issubclass(pd.errors.ChainedAssignmentError, Warning)


@given(st.lists(st.sampled_from(["fern", "", None]), max_size=6))
def test_text_is_str_and_what_is_missing_stays_missing(values):
    users = pd.Series(values, dtype="str")
    assert users.dtype == "str"
    assert users.dtype != object
    assert users.astype(str).isna().tolist() == [value is None for value in values]
    assert not any(value is None for value in users)


@pytest.mark.parametrize("value", [4.5, "good"])
def test_a_value_that_does_not_fit_raises_but_one_that_does_is_kept(value):
    ratings = pd.Series([5, 2])
    with pytest.raises(TypeError, match=f"Invalid value '{value}' for dtype 'int64'"):
        ratings.loc[0] = value
    ratings.loc[0] = 4.0
    assert ratings.tolist() == [4, 2]
    assert ratings.dtype == "int64"
    ratings.loc[0] = None
    assert ratings.isna().tolist() == [True, False]
    assert ratings.dtype == "float64"


def test_value_counts_counts_the_empty_categories_that_groupby_leaves_out():
    sizes = pd.Series(pd.Categorical(["small"], categories=["small", "large"]), name="size")
    assert sizes.value_counts().to_dict() == {"small": 1, "large": 0}
    assert sizes.to_frame().groupby("size").size().to_dict() == {"small": 1}


def test_apply_without_the_key_has_it_in_the_index():
    table = pd.DataFrame({"user": ["fern", "fern"], "rating": [5, 2]})
    seen = []
    lengths = table.groupby("user").apply(lambda rows: seen.append(list(rows)) or len(rows))
    assert seen == [["rating"]]
    assert lengths.to_dict() == {"fern": 2}

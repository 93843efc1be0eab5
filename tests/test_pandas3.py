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


def test_pivot_table_leaves_out_empty_categories_too():
    table = pd.DataFrame({"size": pd.Categorical(["s"], ["s", "l"]), "n": [1]})
    sums = table.pivot_table(index="size", values="n", aggfunc="sum")["n"]
    assert sums.to_dict() == {"s": 1}


def test_dates_with_nanoseconds_keep_them_and_a_timedelta_gives_the_same_seconds():
    of_text = pd.to_datetime(pd.Series(["2024-03-01"]))
    exact = pd.to_datetime(pd.Series(["2024-03-01 00:00:00.000000001"]))
    of_numpy = pd.Series(np.array(["2024-03-01"], dtype="datetime64[ns]"))
    assert [dates.dt.unit for dates in (of_text, exact, of_numpy)] == ["us", "ns", "ns"]
    seconds = [
        (dates - pd.Timestamp("1970-01-01")) // pd.Timedelta(seconds=1)
        for dates in (of_text, exact, of_numpy)
    ]
    assert [found.tolist() for found in seconds] == [[1709251200]] * 3


@pytest.mark.parametrize("values", [[5, 2], [5.0, None], [True, False]])
def test_the_array_of_a_column_of_numbers_can_only_be_read_unless_copied(values):
    column = pd.DataFrame({"n": values, "user": "fern"})["n"]
    assert not column.to_numpy().flags.writeable
    assert not column.values.flags.writeable
    assert column.to_numpy(copy=True).flags.writeable


@pytest.mark.parametrize(
    ("old", "new"), [("M", "ME"), ("Q", "QE"), ("Y", "YE"), ("H", "h"), ("T", "min")]
)
def test_letters_for_frequencies_that_are_gone(old, new):
    with pytest.raises(ValueError, match=f"Invalid frequency: {old}"):
        pd.date_range("2024", periods=2, freq=old)
    assert len(pd.date_range("2024", periods=2, freq=new)) == 2


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_a_whole_number_is_a_label_where_labels_are_text(numbers):
    ratings = pd.Series(numbers, index=list("abcde")[: len(numbers)])
    with pytest.raises(KeyError):
        ratings[0]
    ratings[0] = 9
    assert ratings.tolist() == [*numbers, 9]
    ratings.iloc[0] = 7
    assert ratings.tolist() == [7, *numbers[1:], 9]


@pytest.mark.parametrize("fill", ["ffill", "bfill"])
def test_fillna_takes_no_method_and_the_methods_fill(fill):
    with pytest.raises(TypeError, match="unexpected keyword argument 'method'"):
        pd.Series([5, None, 4]).fillna(method=fill)
    filled = getattr(pd.Series([5, None, 4]), fill)()
    assert filled.tolist() == [5, {"ffill": 5, "bfill": 4}[fill], 4]


def test_inplace_warns_as_a_deprecation_which_python_hides_in_modules():
    assert issubclass(pd.errors.Pandas4Warning, DeprecationWarning)
    assert not issubclass(pd.errors.ChainedAssignmentError, DeprecationWarning)


def test_apply_without_the_key_has_it_in_the_index():
    table = pd.DataFrame({"user": ["fern", "fern"], "rating": [5, 2]})
    seen = []
    lengths = table.groupby("user").apply(lambda rows: seen.append(list(rows)) or len(rows))
    assert seen == [["rating"]]
    assert lengths.to_dict() == {"fern": 2}

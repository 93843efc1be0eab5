"""What the page on selecting and updating claims, against plain Python, on random tables."""

import warnings
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.errors import ChainedAssignmentError

from fiddler.project import HERE
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recipes/selecting"
COLUMNS = ["user", "product", "skin", "rating"]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "user": st.sampled_from(["fern", "otter", "lark", "Fern", None]),
            "product": st.sampled_from(["P1", "P2", "P3", None]),
            "skin": st.sampled_from(["acne", "dryness", "aging", None]),
            "rating": st.sampled_from([1, 2, 3, 4, 5]),
        }
    ),
    max_size=14,
)
LABELS = st.sampled_from([None, "shuffled", "all the same"])


def section(snippet, name, **given_names):
    """The names after a section of a snippet, run as the page shows it, warnings being errors."""
    path = f"{PAGE}/{snippet}.py"
    parsed = parse_snippet(path, (HERE.snippets / path).read_text())
    names = dict(given_names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(shown_source(parsed, [name]), names)
    return names


def table(rows, labels=None):
    """The rows as a table; its labels are their places, or those upside down, or all 7."""
    made = pd.DataFrame(rows, columns=COLUMNS)
    made = made.astype({"user": "str", "product": "str", "skin": "str", "rating": "int64"})
    if labels == "shuffled":
        made.index = made.index[::-1]
    elif labels == "all the same":
        made.index = [7] * len(made)
    return made


def plain(made):
    """The rows of a table, missing values as None."""
    return [
        {key: None if pd.isna(value) else value for key, value in row.items()}
        for row in made.to_dict("records")
    ]


def agrees(found, before, rows, keeps):
    """Whether the rows found are those that `keeps` keeps, with their labels, in their order."""
    kept = [n for n, row in enumerate(rows) if keeps(row)]
    pd.testing.assert_frame_equal(found, before.iloc[kept])
    assert plain(before) == rows  # the table itself is left as it was


@settings(deadline=None)
@given(ROWS, LABELS)
def test_isin_keeps_the_rows_whose_value_is_in_the_list(rows, labels):
    before = table(rows, labels)
    chosen = section("isin", "answer", reviews=before)["chosen"]
    agrees(chosen, before, rows, lambda row: row["user"] in ["fern", "lark"])


@settings(deadline=None)
@given(ROWS, LABELS)
def test_not_in_keeps_missing_values_until_they_are_dropped(rows, labels):
    before = table(rows, labels)
    found = section("not_in", "not_in", reviews=before)
    agrees(found["others"], before, rows, lambda row: row["user"] != "fern")
    named = found["others"].dropna(subset="user")
    agrees(named, before, rows, lambda row: row["user"] not in ["fern", None])


@settings(deadline=None)
@given(ROWS, ROWS, LABELS)
def test_not_in_another_table_by_one_column_and_by_several(rows, others, labels):
    before = table(rows, labels)
    seen = table(others)
    found = section("not_in_table", "one_column", reviews=before, seen=seen)
    users = [row["user"] for row in others]
    agrees(found["strangers"], before, rows, lambda row: row["user"] not in users)
    found = section("not_in_table", "columns", reviews=before, seen=seen)
    pairs = [(row["user"], row["product"]) for row in others]
    left = [row for row in rows if (row["user"], row["product"]) not in pairs]
    pd.testing.assert_frame_equal(found["unseen"], table(left))
    assert plain(before) == rows


@pytest.mark.parametrize("missing", [None, np.nan, pd.NaT, pd.NA])
def test_missing_in_a_list_matches_missing_text_but_equals_does_not(missing):
    users = pd.Series(["fern", None])
    assert users.isin([missing]).tolist() == [False, True]
    assert not (users == missing).fillna(False).any()


@settings(deadline=None)
@given(ROWS, LABELS)
def test_one_users_rows_and_the_values_in_them_by_first_appearance(rows, labels):
    before = table(rows, labels)
    found = section("one_user", "one", reviews=before)
    agrees(found["own"], before, rows, lambda row: row["user"] == "fern")
    products = [row["product"] for row in rows if row["user"] == "fern" and row["product"]]
    assert found["bought"] == list(dict.fromkeys(products))


@settings(deadline=None)
@given(ROWS, LABELS)
def test_unique_values_by_first_appearance_and_how_often_each_is_there(rows, labels):
    reviews = table(rows, labels)
    found = section("unique_values", "unique", reviews=reviews)
    products = [row["product"] for row in rows]
    assert found["values"] == list(dict.fromkeys(filter(None, products)))
    assert [(row["product"], row["count"]) for row in plain(found["counts"])] == sorted(
        Counter(products).items(), key=lambda item: -item[1]
    )
    assert reviews["product"].nunique() == len(found["values"])


@settings(deadline=None)
@given(ROWS, LABELS)
def test_conditions_go_together_as_and_and_or_do_in_python(rows, labels):
    before = table(rows, labels)
    found = section("conditions", "conditions", reviews=before)
    agrees(found["chosen"], before, rows, lambda row: row["rating"] >= 4 and row["user"] != "fern")
    agrees(found["either"], before, rows, lambda row: row["rating"] >= 4 or row["product"] == "P1")


@settings(deadline=None)
@given(ROWS, LABELS)
def test_between_has_both_ends_contains_no_missing_text_and_query_combines(rows, labels):
    before = table(rows, labels)
    found = section("more_masks", "masks", reviews=before)
    agrees(found["between"], before, rows, lambda row: 2 <= row["rating"] <= 4)
    agrees(found["part"], before, rows, lambda row: row["user"] in ["fern", "Fern"])
    agrees(found["query"], before, rows, lambda row: row["rating"] >= 4 and row["user"] != "fern")


@settings(deadline=None)
@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), max_size=9))
def test_if_else_knows_a_missing_number_only_where_it_is_asked_for(numbers):
    reviews = pd.DataFrame({"rating": pd.Series(numbers, dtype="float64")})
    section("if_else", "if_else", reviews=reviews, rating=reviews["rating"], np=np)
    assert reviews["liked"].tolist() == [
        "yes" if number and number >= 4 else "no" for number in numbers
    ]
    bands = {None: "unknown", 1: "low", 2: "low", 3: "middle", 4: "high", 5: "high"}
    assert reviews["band"].tolist() == [bands[number] for number in numbers]


@settings(deadline=None)
@given(ROWS)
def test_a_mask_and_a_number_without_brackets_find_nothing_above_one(rows):
    reviews = table(rows)
    mask = reviews["user"] == "fern"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert reviews[mask & reviews["rating"] > 3].empty


@settings(deadline=None)
@given(ROWS, LABELS)
def test_loc_updates_the_column_in_the_rows_of_the_mask_and_nothing_else(rows, labels):
    reviews = table(rows, labels)
    types = reviews.dtypes
    section("update", "update", reviews=reviews)
    assert plain(reviews) == [
        {**row, "skin": "aging"} if row["user"] == "fern" else row for row in rows
    ]
    assert reviews.dtypes.equals(types)


@settings(deadline=None)
@given(ROWS)
def test_with_isna_in_the_mask_only_gaps_are_filled(rows):
    reviews = table(rows)
    reviews.loc[(reviews["user"] == "fern") & reviews["skin"].isna(), "skin"] = "aging"
    assert plain(reviews) == [
        {**row, "skin": row["skin"] or "aging"} if row["user"] == "fern" else row for row in rows
    ]


def test_chained_assignment_warns_and_changes_nothing_in_either_order():
    rows = [{"user": "fern", "product": "P1", "skin": None, "rating": 5}]
    reviews = table(rows)
    mask = reviews["user"] == "fern"
    with pytest.warns(ChainedAssignmentError):
        reviews["skin"][mask] = "aging"
    with pytest.warns(ChainedAssignmentError):
        reviews[mask]["skin"] = "aging"
    assert plain(reviews) == rows


def test_a_part_with_a_name_is_changed_alone_and_silently():
    rows = [{"user": "fern", "product": "P1", "skin": None, "rating": 5}]
    reviews = table(rows)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        own = reviews[reviews["user"] == "fern"]
        own["skin"] = "aging"
    assert own["skin"].tolist() == ["aging"]
    assert plain(reviews) == rows


@pytest.mark.parametrize(("dtype", "kept"), [("float64", [2.0, None]), ("Int64", [2])])
def test_unequal_keeps_a_missing_number_but_not_in_a_nullable_column(dtype, kept):
    reviews = pd.DataFrame({"rating": pd.Series([5, 2, None], dtype=dtype)})
    found = reviews[reviews["rating"] != 5]
    assert [row["rating"] for row in plain(found)] == kept


@pytest.mark.parametrize("word", ["and", "or", "not"])
def test_the_words_of_python_do_not_combine_masks(word):
    mask = pd.Series([True, False])
    with pytest.raises(ValueError, match="truth value of a Series is ambiguous"):
        eval("not mask" if word == "not" else f"mask {word} mask", {"mask": mask})


def test_in_asks_the_row_labels():
    users = pd.Series(["fern"])
    assert "fern" not in users
    assert 0 in users
    assert (users == "fern").any()

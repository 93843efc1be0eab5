"""What the page on missing values claims, against plain Python, on many random tables."""

import io
import math
import statistics
import warnings
from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.errors import ChainedAssignmentError, Pandas4Warning
from sklearn.impute import SimpleImputer

from fiddler.project import HERE
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recipes/missing"
COLUMNS = ["user", "skin", "rating"]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "user": st.sampled_from(["fern", "otter", "lark", None]),
            "skin": st.sampled_from(["acne", "dryness", "aging", None, None]),
            "rating": st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, None]),
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
    made = made.astype({"user": "str", "skin": "str", "rating": "float"})
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


def stated(rows):
    """What each user stated, in the order of the rows."""
    found = defaultdict(list)
    for row in rows:
        if row["user"] is not None and row["skin"] is not None:
            found[row["user"]].append(row["skin"])
    return found


@settings(deadline=None)
@given(ROWS.filter(bool), LABELS)
def test_the_percentage_is_that_of_the_rows_without_a_value(rows, labels):
    found = section("percent_missing", "answer", reviews=table(rows, labels))
    for column in COLUMNS:
        gaps = sum(row[column] is None for row in rows)
        assert found["count"][column] == gaps
        assert math.isclose(found["percent"][column], 100 * gaps / len(rows))


@settings(deadline=None)
@given(ROWS.filter(bool))
def test_the_mean_of_isna_is_the_sum_over_the_length(rows):
    gaps = table(rows).isna()
    pd.testing.assert_series_equal(gaps.mean(), gaps.sum() / len(gaps))


@settings(deadline=None)
@given(ROWS, LABELS)
def test_a_row_is_dropped_if_it_has_a_gap_in_that_column_and_for_nothing_else(rows, labels):
    before = table(rows, labels)
    known = section("drop_rows", "drop", reviews=before)["known"]
    kept = [n for n, row in enumerate(rows) if row["skin"] is not None]
    pd.testing.assert_frame_equal(known, before.iloc[kept])
    assert plain(before) == rows  # the table itself is left as it was


@settings(deadline=None)
@given(ROWS)
def test_of_several_columns_one_gap_is_enough_and_how_all_needs_all(rows):
    both = table(rows).dropna(subset=["skin", "rating"])
    either = table(rows).dropna(subset=["skin", "rating"], how="all")
    assert plain(both) == [r for r in rows if r["skin"] and r["rating"]]
    assert plain(either) == [r for r in rows if r["skin"] or r["rating"]]
    one = table(rows).dropna(subset=["skin"], how="all")
    pd.testing.assert_frame_equal(one, table(rows).dropna(subset=["skin"]))


@settings(deadline=None)
@given(ROWS, LABELS)
def test_each_column_is_filled_with_its_own_value_and_no_other_is_touched(rows, labels):
    found = section("fill", "fill", reviews=table(rows, labels))
    ratings = sorted(row["rating"] for row in rows if row["rating"] is not None)
    half = len(ratings) // 2
    middle = (ratings[half] + ratings[-half - 1]) / 2 if ratings else None
    assert plain(found["filled"]) == [
        {
            "user": row["user"],
            "skin": row["skin"] or "not stated",
            "rating": row["rating"] or middle,
        }
        for row in rows
    ]


@given(
    st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1).filter(any),
    st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1),
)
def test_the_imputer_fills_test_rows_with_the_median_of_the_training_rows(training, test):
    imputer = SimpleImputer(strategy="median")
    imputer.fit(pd.DataFrame({"rating": pd.Series(training, dtype="float")}))
    filled = imputer.transform(pd.DataFrame({"rating": pd.Series(test, dtype="float")}))
    middle = statistics.median([rating for rating in training if rating])
    assert filled[:, 0].tolist() == [rating or middle for rating in test]


@settings(deadline=None)
@given(ROWS, ROWS, LABELS)
def test_a_column_fills_what_another_lacks(rows, others, labels):
    rows = rows[: len(others)]
    before, other = table(rows, labels), table(others[: len(rows)], labels)
    filled = before.fillna({"skin": other["skin"]})
    assert plain(filled) == [
        {**row, "skin": row["skin"] or second["skin"]}
        for row, second in zip(rows, others, strict=False)
    ]


@settings(deadline=None)
@given(ROWS, LABELS, st.sampled_from([statistics.mean, statistics.median]))
def test_a_gap_gets_the_mean_of_its_group_and_so_for_the_median(rows, labels, average):
    before = table(rows, labels).rename(columns={"user": "product"})
    if average is statistics.mean:
        filled = section("group_mean", "mean", reviews=before)["filled"]
    else:
        of_group = before.groupby("product")["rating"].transform("median")
        filled = before.fillna({"rating": of_group})
    groups = defaultdict(list)
    for row in rows:
        if row["user"] is not None and row["rating"] is not None:
            groups[row["user"]].append(row["rating"])
    expected = [
        average(groups[row["user"]])
        if row["rating"] is None and groups[row["user"]]
        else row["rating"]
        for row in rows
    ]
    found = [row["rating"] for row in plain(filled)]
    assert [value is None for value in found] == [value is None for value in expected]
    assert found == pytest.approx(expected)
    assert plain(filled[["product", "skin"]]) == plain(before[["product", "skin"]])
    assert plain(before.rename(columns={"product": "user"})) == rows


@settings(deadline=None)
@given(ROWS, LABELS)
def test_a_gap_gets_the_first_value_that_its_user_stated(rows, labels):
    before = table(rows, labels)
    filled = section("known_value", "known", reviews=before)["filled"]
    first = {user: values[0] for user, values in stated(rows).items()}
    assert plain(filled) == [{**row, "skin": row["skin"] or first.get(row["user"])} for row in rows]
    assert filled.index.equals(before.index)
    assert plain(before) == rows


@settings(deadline=None)
@given(ROWS, LABELS)
def test_carried_forward_a_gap_gets_the_latest_value_of_its_user_above_it(rows, labels):
    before = table(rows, labels)
    filled = before.fillna({"skin": before.groupby("user")["skin"].ffill()})
    assert plain(filled) == [
        {**row, "skin": row["skin"] or (stated(rows[:n]).get(row["user"]) or [None])[-1]}
        for n, row in enumerate(rows)
    ]


@settings(deadline=None)
@given(ROWS, LABELS)
def test_only_those_who_agree_with_themselves_are_filled_and_the_others_are_named(rows, labels):
    said = []
    found = section("conflicts", "conflicts", reviews=table(rows, labels), print=said.append)
    sets = {user: set(values) for user, values in stated(rows).items()}
    several = sorted(user for user, values in sets.items() if len(values) > 1)
    assert said == [f"users with several values: {several}"]
    agreed = {user: min(values) for user, values in sets.items() if len(values) == 1}
    assert plain(found["filled"]) == [
        {**row, "skin": row["skin"] or agreed.get(row["user"])} for row in rows
    ]


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_sorted_by_date_transform_last_gives_the_newest_value_stated(rows, random):
    reviews = table(rows)
    days = random.sample(range(1, 29), len(rows))
    posted = pd.Series([f"2024-02-{day:02}" for day in days], dtype="str")
    reviews["posted"] = pd.to_datetime(posted.where(posted > "2024-02-14"))
    filled = section("newest", "newest", reviews=reviews)["filled"]
    order = sorted(range(len(rows)), key=lambda n: days[n] if days[n] > 14 else 0)
    ends = {user: values[-1] for user, values in stated([rows[n] for n in order]).items()}
    assert plain(filled[COLUMNS]) == [
        {**row, "skin": row["skin"] or ends.get(row["user"])} for row in rows
    ]


@given(st.lists(st.integers(1, 5), min_size=1))
def test_a_gap_makes_whole_numbers_float_and_int64_keeps_them_whole(ratings):
    with_gap = pd.Series([*ratings, None])
    assert with_gap.dtype == "float64"
    assert with_gap.astype("Int64").tolist() == [*ratings, pd.NA]


@settings(deadline=None)
@given(ROWS)
def test_transform_last_gives_the_last_value_stated(rows):
    last = table(rows).groupby("user")["skin"].transform("last")
    ends = {user: values[-1] for user, values in stated(rows).items()}
    expected = [ends.get(row["user"]) for row in rows]
    assert [None if pd.isna(value) else value for value in last] == expected


@settings(deadline=None)
@given(ROWS)
def test_bfill_after_a_grouped_ffill_fills_from_the_row_below_whoever_wrote_it(rows):
    found = table(rows).groupby("user")["skin"].ffill().bfill()
    forward, latest = [], {}
    for row in rows:
        if row["user"] is None:
            forward.append(None)  # a row without a user loses what it had
            continue
        latest[row["user"]] = row["skin"] or latest.get(row["user"])
        forward.append(latest[row["user"]])
    expected = [
        next((below for below in forward[n:] if below is not None), None)
        for n in range(len(forward))
    ]
    assert [None if pd.isna(value) else value for value in found] == expected


@given(
    st.lists(st.sampled_from(["NA", "DE", ""]), min_size=1),
    st.lists(st.sampled_from(["31", "25", "-", ""]), min_size=1),
)
def test_read_csv_takes_for_missing_what_it_is_told_and_no_default(countries, ages):
    cells = list(zip(countries, ages, strict=False))
    file = "country,age\n" + "".join(f"{country},{age}\n" for country, age in cells)
    told = section("as_missing", "read", pd=pd, io=io, file=file)["told"]
    assert plain(told) == [
        {"country": country or None, "age": float(age) if age not in ("", "-") else None}
        for country, age in cells
    ]


@given(st.lists(st.sampled_from(["acne", "", "unknown", " ", None])))
def test_replace_makes_a_placeholder_missing(skin):
    cleaned = pd.Series(skin, dtype="str").replace(["", "unknown"], np.nan)
    expected = [None if value in ("", "unknown") else value for value in skin]
    assert [None if pd.isna(value) else value for value in cleaned] == expected
    assert cleaned.dtype == "str"


def test_the_rows_keep_their_labels_unless_numbered_anew():
    rows = [{"user": "fern", "skin": skin, "rating": 5.0} for skin in (None, "acne", "dryness")]
    assert table(rows).dropna(subset=["skin"]).index.tolist() == [1, 2]
    assert table(rows).dropna(subset=["skin"], ignore_index=True).index.tolist() == [0, 1]


def test_labels_that_are_the_same_may_raise_after_sorting():
    reviews = table([{"user": "fern", "skin": None, "rating": None}] * 3, "all the same")
    reviews["posted"] = pd.to_datetime(["2024-03-01", "2024-01-01", "2024-02-01"])
    reviews.index = [0, 0, 1]
    with pytest.raises(ValueError, match="cannot reindex on an axis with duplicate labels"):
        section("newest", "newest", reviews=reviews)


def test_inplace_on_a_column_changes_nothing():
    rows = [{"user": "fern", "skin": None, "rating": None}]
    reviews = table(rows)
    with pytest.warns(Pandas4Warning, match="inplace keyword in Series.dropna is deprecated"):
        reviews["skin"].dropna(inplace=True)
    with pytest.warns(ChainedAssignmentError):
        reviews["skin"].fillna("not stated", inplace=True)
    assert plain(reviews) == rows


def test_text_over_a_whole_table_with_numbers_warns():
    with pytest.warns(Pandas4Warning, match="not supported as a fill value for float64"):
        table([{"user": "fern", "skin": None, "rating": None}]).fillna("not stated")

"""What the page on groups claims, against plain Python, on many random tables."""

import warnings
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiddler.project import HERE
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recipes/groups"
USERS = st.sampled_from(["fern", "otter", "lark", None])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "user": USERS,
            "product": st.sampled_from(["P1", "P2", "P3", "P4", None]),
            "rating": st.sampled_from([1, 2, 3, 4, 5]),
            "posted": st.sampled_from([None, "2024-03-02", "2024-03-03", "2024-03-04"]),
        }
    ),
    max_size=14,
)


def section(snippet, name, **given_names):
    """The names after a section of a snippet, run as the page shows it, warnings being errors."""
    path = f"{PAGE}/{snippet}.py"
    parsed = parse_snippet(path, (HERE.snippets / path).read_text())
    names = dict(given_names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(shown_source(parsed, [name]), names)
    return names


def table(rows, order=None):
    """The rows as a table whose labels are their places, in another order if one is given."""
    made = pd.DataFrame(rows, columns=["user", "product", "rating", "posted"])
    made["posted"] = pd.to_datetime(made["posted"])
    made = made.astype({"user": "str", "product": "str", "rating": "int64"})
    return made if order is None else made.iloc[order]


def places(rows, key, value):
    return [n for n, row in enumerate(rows) if row[key] == value]


def users_of(rows):
    return sorted({row["user"] for row in rows} - {None})


@settings(deadline=None)
@given(ROWS)
def test_one_group_is_the_rows_of_its_key_in_their_order_and_the_loop_goes_by_key(rows):
    rows = [*rows, {"user": "fern", "product": "P1", "rating": 5, "posted": None}]
    found = section("one_group", "answer", reviews=table(rows))
    assert found["one"].index.tolist() == places(rows, "user", "fern")
    assert [user for user, _ in found["by_user"]] == users_of(rows)
    for user, group in found["by_user"]:
        assert group.index.tolist() == places(rows, "user", user)
        assert list(group.columns) == ["user", "product", "rating", "posted"]


def test_a_groupby_object_prints_its_type_and_no_rows():
    printed = str(table([ROW]).groupby("user"))
    assert printed.startswith("<pandas.api.typing.DataFrameGroupBy object at 0x")
    assert "fern" not in printed


def test_sorting_inside_apply_loses_the_key_and_last_makes_up_a_row():
    rows = [ROW, {**ROW, "rating": 1, "posted": "2024-03-02"}, {**ROW, "rating": 2}]
    by_user = table(rows).groupby("user")
    best = by_user.apply(lambda own: own.sort_values("rating").tail(1))
    assert "user" not in best.columns
    assert by_user.last()["rating"].tolist() == [2]
    assert by_user.last()["posted"].notna().all()  # that of the row before


@settings(deadline=None)
@given(ROWS)
def test_the_loop_prints_the_products_of_each(rows):
    found = []
    rows = [row for row in rows if row["product"]]
    section("one_group", "answer", reviews=table([*rows, ROW]), print=found.append)
    for line, user in zip(found, users_of([*rows, ROW]), strict=True):
        products = [row["product"] for row in [*rows, ROW] if row["user"] == user]
        assert line == f"products of {user}: {products}"


ROW = {"user": "fern", "product": "P1", "rating": 4, "posted": None}


@settings(deadline=None)
@given(ROWS)
def test_size_counts_every_row_and_the_missing_key_is_a_group(rows):
    sizes = section("rows_per_group", "count", reviews=table(rows))["sizes"]
    found = {None if pd.isna(user) else user: size for user, size in sizes.items()}
    assert found == Counter(row["user"] for row in rows)
    assert sizes.sum() == len(rows)


@settings(deadline=None)
@given(ROWS)
def test_a_user_without_rows_is_counted_as_zero(rows):
    everyone = ["nobody", "fern", "otter", "lark"]
    rows = [row for row in rows if row["user"] in {*everyone, None}]
    counts = Counter(row["user"] for row in rows)
    expected = {user: counts[user] for user in everyone}
    names = section("zero_rows", "zero", reviews=table(rows), everyone=everyone)
    assert list(names["with_zero"].items()) == list(expected.items())
    names = section("zero_rows", "category", reviews=table(rows), everyone=everyone, pd=pd)
    assert names["of_category"].to_dict() == expected
    users = names["typed"]["user"]
    assert users.value_counts().to_dict() == expected
    assert "nobody" not in names["typed"].groupby("user").size().index


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_largest_come_by_count_and_name_with_all_ties_whatever_the_order(rows, random):
    order = random.sample(range(len(rows)), len(rows))
    found = section("largest_groups", "largest", reviews=table(rows, order))
    counts = Counter(row["product"] for row in rows if row["product"])
    expected = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    assert list(found["ordered"].itertuples(index=False, name=None)) == expected
    least = expected[:2][-1][1] if expected else 0
    assert list(found["largest"].itertuples(index=False, name=None)) == [
        item for item in expected if item[1] >= least
    ]


@settings(deadline=None)
@given(ROWS)
def test_the_top_rows_of_each_group_are_its_best_and_of_equals_the_upper(rows):
    found = section("top_rows", "top", reviews=table(rows))
    top, by_group = found["top"], found["by_group"]
    assert top["rating"].is_monotonic_decreasing, "the groups come mixed"
    assert by_group["product"].is_monotonic_increasing
    assert sorted(by_group.index) == sorted(top.index)
    for product in {row["product"] for row in rows} - {None}:
        own = places(rows, "product", product)
        best = sorted(own, key=lambda n: (-rows[n]["rating"], n))[:3]
        assert top.index[top["product"] == product].tolist() == best
        assert by_group.index[by_group["product"] == product].tolist() == best
    assert not top["product"].isna().any()


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_newest_row_of_a_user_has_their_latest_date_and_is_a_row_of_the_table(rows, random):
    order = random.sample(range(len(rows)), len(rows))
    reviews = table(rows, order)
    newest = section("newest_row", "newest", reviews=reviews)["newest"]
    assert sorted(newest["user"]) == users_of(rows)
    for label, row in newest.iterrows():
        pd.testing.assert_series_equal(row, reviews.loc[label])
        latest = max(r["posted"] or "" for r in rows if r["user"] == row["user"])
        assert ("" if pd.isna(row["posted"]) else f"{row['posted']:%Y-%m-%d}") == latest
        same = [n for n in places(rows, "user", row["user"]) if (rows[n]["posted"] or "") == latest]
        assert label == max(same, key=order.index)  # of equals the lower


@settings(deadline=None)
@given(ROWS.filter(bool))
def test_the_last_row_of_each_group_is_what_drop_duplicates_keeps_but_for_missing_keys(rows):
    once = table(rows).drop_duplicates("user", keep="last")
    pd.testing.assert_frame_equal(table(rows).groupby("user", dropna=False).tail(1), once)
    pd.testing.assert_frame_equal(table(rows).groupby("user").tail(1), once.dropna(subset="user"))


@pytest.mark.parametrize(("by", "key"), [("user", "fern"), (["user"], ("fern",))])
def test_the_key_of_a_list_of_one_column_is_a_tuple(by, key):
    by_user = table([ROW]).groupby(by)
    assert len(by_user.get_group(key)) == 1
    assert [found for found, _ in by_user] == [key]
    other = ("fern",) if key == "fern" else "fern"
    with pytest.raises(KeyError):
        by_user.get_group(other)


@settings(deadline=None)
@given(ROWS)
def test_value_counts_leaves_equal_counts_in_the_order_of_the_table(rows):
    counts = Counter(row["product"] for row in rows if row["product"])  # by first appearance
    expected = sorted(counts.items(), key=lambda item: -item[1])
    assert list(table(rows)["product"].value_counts().items()) == expected


def test_exactly_n_of_the_ordered_counts_is_head():
    reviews = pd.DataFrame({"product": ["P2", "P1", "P2", "P1", "P3"]})
    ordered = section("largest_groups", "largest", reviews=reviews)["ordered"]
    assert ordered.head(1)["product"].tolist() == ["P1"]


@settings(deadline=None)
@given(ROWS)
def test_with_ties_every_row_that_shares_a_place_among_the_top_is_kept(rows):
    found = section("top_rows", "ties", reviews=table(rows))["with_ties"]
    expected = []
    for n, row in enumerate(rows):
        same = [r["rating"] for r in rows if r["product"] == row["product"] is not None]
        if row["product"] and sum(rating > row["rating"] for rating in same) < 3:
            expected.append(n)
    assert found.index.tolist() == expected


def test_a_missing_rating_is_the_lowest_and_without_a_rank():
    reviews = pd.DataFrame({"product": ["P1", "P1"], "rating": [None, 2.0]})
    assert section("top_rows", "top", reviews=reviews)["top"].index.tolist() == [1, 0]
    assert section("top_rows", "ties", reviews=reviews)["with_ties"].index.tolist() == [1]


def test_nth_and_last_without_skipping_give_the_last_row_and_a_mask_the_group():
    rows = [{**ROW, "posted": "2024-03-02"}, ROW]
    by_user = table(rows).groupby("user")
    assert by_user.nth(-1).index.tolist() == [1]
    assert by_user.last(skipna=False)["posted"].isna().all()
    reviews = table([*rows, {**ROW, "user": "lark"}])
    one = section("one_group", "answer", reviews=reviews)["one"]
    pd.testing.assert_frame_equal(reviews[reviews["user"] == "fern"], one)


def test_categories_without_rows_are_counted_by_value_counts_only():
    users = pd.Series(pd.Categorical(["fern"], categories=["fern", "lark"]), name="user")
    assert users.to_frame().groupby("user").size().to_dict() == {"fern": 1}
    assert users.value_counts().to_dict() == {"fern": 1, "lark": 0}

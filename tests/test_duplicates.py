"""What the page on duplicates claims, against plain Python; and its synthetic table."""

import itertools
import re
import runpy
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.errors import Pandas4Warning

from fiddler.project import HERE
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recipes/duplicates"
DATA = HERE.snippets / "data"
TEXTS = st.sampled_from(["Love it", "love it", "Love it ", "", None])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "product": st.sampled_from(["P1", "P2"]),
            "user": st.sampled_from(["fern", "otter"]),
            "text": TEXTS,
            "posted": st.sampled_from(["03-01", "03-02", "03-03"]),
        }
    ),
    max_size=12,
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


def table(rows):
    return pd.DataFrame(rows, columns=["product", "user", "text", "posted"])


def kept(rows, columns, keep):
    """The positions of the rows to keep, by comparing each with each; missing equals missing."""
    keys = [tuple(row[column] for column in columns) for row in rows]
    same = [[j for j, other in enumerate(keys) if other == key] for key in keys]
    chosen = {
        "first": lambda i: same[i][0] == i,
        "last": lambda i: same[i][-1] == i,
        "none": lambda i: len(same[i]) == 1,
    }[keep]
    return [i for i in range(len(rows)) if chosen(i)]


@settings(deadline=None)
@given(ROWS)
def test_the_answer_keeps_the_first_of_each_and_numbers_anew_and_warns_of_nothing(rows):
    before = table(rows)
    once = section("drop_duplicates", "answer", reviews=before)["once"]
    expected = before.iloc[kept(rows, ["product", "user", "text"], "first")]
    pd.testing.assert_frame_equal(once, expected.reset_index(drop=True))
    pd.testing.assert_frame_equal(before, table(rows))  # the table itself is left as it was


@settings(deadline=None)
@given(ROWS)
def test_first_last_and_none_keep_the_rows_that_they_say(rows):
    columns = ["product", "user"]
    found = section("keep", "keep", reviews=table(rows), columns=columns, pd=pd)
    for keep in ("first", "last", "none"):
        expected = table(rows).iloc[kept(rows, columns, keep)]
        pd.testing.assert_frame_equal(found[keep], expected)


@settings(deadline=None)
@given(ROWS)
def test_counting_agrees_with_dropping(rows):
    columns = ["product", "user"]
    found = section("count_duplicates", "count", reviews=table(rows), columns=columns)
    assert found["repeats"] == len(rows) - len(kept(rows, columns, "first"))
    copies = found["every_copy"]
    assert len(copies) == len(rows) - len(kept(rows, columns, "none"))
    expected = sorted(copies.index, key=lambda i: (rows[i]["product"], rows[i]["user"], i))
    assert copies.index.tolist() == expected  # one below the other, each in the table's order


@settings(deadline=None)
@given(ROWS)
def test_duplicated_marks_what_dropping_with_the_same_arguments_drops(rows):
    for keep in ("first", "last", False):
        for columns in (None, ["text"], ["product", "text"]):
            left = table(rows).drop_duplicates(subset=columns, keep=keep)
            marked = table(rows).duplicated(subset=columns, keep=keep)
            pd.testing.assert_frame_equal(table(rows)[~marked], left)


def tidied(rows):
    return [row | {"user": row["user"] and row["user"].strip().casefold()} for row in rows]


USERS = st.lists(
    st.fixed_dictionaries(
        {
            "user": st.sampled_from(["Fern", "fern", " FERN", "otter", "fern otter", None]),
            "rating": st.sampled_from([4, 5]),
        }
    ),
    max_size=12,
)


def people(rows):
    return pd.DataFrame(rows, columns=["user", "rating"]).astype({"user": "str"})


@settings(deadline=None)
@given(USERS)
def test_case_and_spaces_are_ignored_and_the_rows_that_stay_keep_their_spelling(rows):
    once = section("equality", "tidy", reviews=people(rows))["once"]
    expected = kept(tidied(rows), ["user", "rating"], "first")
    pd.testing.assert_frame_equal(once, people(rows).iloc[expected])


@settings(deadline=None)
@given(USERS)
def test_a_row_without_a_user_is_never_a_double_where_the_page_says_so(rows):
    left = section("keep_missing", "missing", reviews=people(rows))["kept"]
    same = kept(rows, ["user", "rating"], "first")
    expected = [i for i, row in enumerate(rows) if row["user"] is None or i in same]
    pd.testing.assert_frame_equal(left, people(rows).iloc[expected])


def test_what_looks_alike_is_not_the_same():
    assert not pd.DataFrame({"a": pd.Series(["1", 1], dtype=object)}).duplicated().any()
    missing = pd.Series([None, np.nan], dtype=object)
    assert not pd.DataFrame({"a": missing}).duplicated().any()  # compared alone
    assert pd.DataFrame({"a": missing, "b": 1}).duplicated().tolist() == [False, True]


@given(st.lists(st.tuples(st.integers(0, 1), st.lists(st.integers(0, 1), max_size=2)), max_size=6))
def test_lists_compared_as_text_are_the_same_where_they_are_equal(rows):
    lists = pd.DataFrame({"user": [user for user, _ in rows], "tags": [tags for _, tags in rows]})
    marked = lists.astype({"tags": str}).duplicated()
    assert marked.tolist() == [row in rows[:i] for i, row in enumerate(rows)]


def test_the_row_labels_are_not_compared():
    assert pd.DataFrame({"a": [1, 1]}, index=["x", "y"]).duplicated().tolist() == [False, True]


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_newest_row_wins_whatever_the_order_and_never_one_without_a_date(rows, random):
    dates = {"03-01": None, "03-02": "2024-03-02", "03-03": "2024-03-03"}

    def dated(row):
        return dates[row["posted"]] or ""

    reviews = table(rows)
    reviews["posted"] = pd.to_datetime(reviews["posted"].map(dates))
    shuffled = reviews.iloc[random.sample(range(len(rows)), len(rows))]
    newest = section("newest", "newest", reviews=shuffled)["newest"]
    assert newest.index.is_monotonic_increasing
    for (product, user), group in itertools.groupby(
        sorted(rows, key=lambda row: (row["product"], row["user"])),
        key=lambda row: (row["product"], row["user"]),
    ):
        group = list(group)
        latest = max(map(dated, group))
        own = newest[(newest["product"] == product) & (newest["user"] == user)]
        assert len(own) == 1
        assert own["posted"].dt.strftime("%Y-%m-%d").fillna("").item() == latest
        as_new = [i for i in shuffled.index if rows[i] in group and dated(rows[i]) == latest]
        assert own.index.item() == as_new[-1]  # of equal dates, the one further down


def test_by_default_a_row_without_a_date_would_be_kept_as_the_newest():
    dates = pd.to_datetime(pd.Series(["2024-03-09", None]))
    assert dates.sort_values().isna().tolist() == [False, True]


@pytest.mark.parametrize("inplace", [True, False])
def test_pandas_warns_of_inplace_be_it_true_or_false(inplace):
    with pytest.warns(Pandas4Warning, match="inplace keyword in DataFrame.drop_duplicates"):
        table([]).drop_duplicates(inplace=inplace)


def test_the_committed_reviews_are_what_the_generator_writes():
    generator = runpy.run_path(str(DATA / "reviews.py"))
    fresh = generator["make_reviews"]().to_csv(index=False, lineterminator="\n").encode()
    assert (DATA / "reviews.csv").read_bytes() == fresh, "run python snippets/data/reviews.py"
    assert len(fresh) < 400_000


def test_the_data_card_tells_the_truth():
    card = (DATA / "README.md").read_text()
    reviews = pd.read_csv(DATA / "reviews.csv")
    users = reviews.drop_duplicates(["product_id", "user_nickname"])["user_nickname"]
    concerns = reviews.groupby("user_nickname")["skinConcerns"].nunique()
    key = ["product_id", "user_nickname", "review_text"]
    corrected = reviews.groupby(key, dropna=False)["rating"].nunique() > 1
    facts = {
        r"Rows \| ([\d,]+),": f"{len(reviews):,}",
        r"`P001` to `(\w+)`": reviews["product_id"].max(),
        r"one of (\d+) invented nicknames": reviews["user_nickname"].nunique(),
        r"set phrases.*\| ([\d.]+) %": f"{reviews['review_text'].isna().mean():.1%}"[:-1],
        r"([\d.]+) % are 5": f"{(reviews['rating'] == 5).mean():.1%}"[:-1],
        r"seven words \| ([\d.]+) %": f"{reviews['skinConcerns'].isna().mean():.1%}"[:-1],
        r"(\d+) rows \(2 %\) repeat": reviews.duplicated().sum(),
        r"(\d+) reviews stand twice": corrected.sum(),
        r"(\d+) of the 900 users wrote one": (users.value_counts() == 1).sum(),
        r"(\d+) users state more than one": (concerns > 1).sum(),
        r"(\d+) kB": round((DATA / "reviews.csv").stat().st_size / 1000),
    }
    for pattern, fact in facts.items():
        found = re.search(pattern, card)
        assert found, pattern
        assert found[1] == str(fact), pattern
    categories = reviews.groupby("product_id")["product_category_primary"].nunique()
    assert np.all(categories == 1)
    assert all(name in card for name in reviews["product_category_primary"].unique())
    assert reviews["skinConcerns"].nunique() == 7

"""Tables in outputs: what pandas printed is read back exactly or left alone; changes are marked."""

import re

import pandas as pd
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from fiddler.markdown.changes import compare
from fiddler.markdown.frame_tables import output_html
from fiddler.markdown.frames import Change, Frame, read_output
from fiddler.project import HERE

REVIEWS = pd.DataFrame(
    {
        "product": ["P1", "P1", "P2", "P1"],
        "user": ["fern", "otter", "fern", "fern"],
        "text": ["Love it", "Fine", None, "Love it"],
        "rating": [5.0, 4.0, None, 5.0],
    }
)
TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=6)
WORDS = st.lists(TEXT.filter(bool), min_size=1, max_size=3).map(" ".join)
COLUMNS = st.one_of(
    *(
        st.lists(kind, min_size=6, max_size=6)
        for kind in (
            WORDS,
            st.one_of(WORDS, st.none(), st.just("")),
            st.integers(-(10**6), 10**6),
            st.one_of(st.floats(-1e4, 1e4), st.none()),
            st.booleans(),
            st.datetimes(pd.Timestamp("2000-01-01"), pd.Timestamp("2030-01-01")).map(pd.Timestamp),
            st.sampled_from([pd.Timestamp("2024-03-01"), pd.NaT]),
        )
    )
)
NAMES = st.text("abcdefgh_<&", min_size=1, max_size=12)


def frames(text):
    return [part for part in read_output(text) if isinstance(part, Frame)]


def frame(table):
    [found] = read_output(f"{table}\n")
    assert isinstance(found, Frame), str(table)
    return found


def html(text):
    return output_html(read_output(text), lambda words: f"<pre>{words}</pre>")


def change(before, after):
    [found] = read_output(f"before\n{before}\n\nafter\n{after}\n")
    assert isinstance(found, Change)
    return found


def marked(before, after):
    """The marks of both tables, with the text of each cell."""
    both = change(before, after)
    return tuple(
        [
            (row, column, mark, table.rows[row][table.columns.index(column)] if row >= 0 else "")
            for (row, column), mark in sorted(marks.items())
        ]
        for table, marks in zip((both.before, both.after), compare(both), strict=True)
    )


# -- Read --------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=100)
@given(st.data(), st.lists(NAMES, min_size=1, max_size=4, unique=True), st.integers(1, 6))
def test_whatever_pandas_prints_is_read_back_exactly_or_stays_text(data, names, length):
    table = pd.DataFrame({name: data.draw(COLUMNS)[:length] for name in names})
    levels = data.draw(st.integers(0, 2))
    if levels:
        kinds = st.sampled_from(["fern", "otter", "a b", "<b>", "P1"])
        rows = st.lists(kinds, min_size=length, max_size=length)
        indexes = [data.draw(rows) for _ in range(levels)]
        if levels == 1:
            table.index = pd.Index(indexes[0], name=data.draw(st.none() | NAMES))
        else:
            given_names = data.draw(st.none() | st.tuples(NAMES, NAMES))
            table.index = pd.MultiIndex.from_arrays(indexes, names=given_names)
    text = str(table)
    assume("\n\n" not in text)  # not wrapped
    # Such a first row reads as the names of the index, letter for letter.
    assume(any(table.index.names) or any(str(value) for value in table.iloc[0]))
    parts = read_output(text)
    if isinstance(parts[0], str):
        assert parts == [text]
        return
    [found] = parts
    assert found.columns == tuple(names)
    assert found.names == tuple(name for name in table.index.names if name)
    # What each column reads when it is printed alone, by pandas itself.
    for n, name in enumerate(names):
        lines = table[[name]].to_string(index=False, header=True).split("\n")[1:]
        assert [row[n] for row in found.rows] == [line.strip() for line in lines]
    labels = [row if isinstance(row, tuple) else (row,) for row in table.index]
    assert found.keys() == [tuple(map(str, row)) for row in labels]


@pytest.mark.parametrize(
    "table",
    [
        REVIEWS,
        REVIEWS.set_index("user"),
        REVIEWS.set_index(["product", "user"]),
        REVIEWS.assign(text="", user=""[:0] + "x").replace({"text": {"": " "}}).iloc[:, [0, 1, 3]],
        REVIEWS.set_index(["product", "user"]).sort_index()[["rating"]],
        REVIEWS.groupby("product")[["rating"]].agg("mean"),
        REVIEWS.assign(negative=[-1.5, 2, 3, 4]),
        REVIEWS.assign(when=pd.to_datetime(["2024-03-01 10:00", None, None, None])),
        REVIEWS.astype("category"),
        pd.concat([REVIEWS] * 3, ignore_index=True),  # labels of one and of two digits
    ],
)
def test_the_frames_of_recipes_are_tables(table):
    found = frame(table)
    assert found.columns == tuple(table.columns)
    assert len(found.rows) == len(table)


def test_a_repeated_label_is_blank_and_reaches_over_its_rows():
    table = REVIEWS.set_index(["product", "user"]).sort_index()[["rating"]]
    found = frame(table)
    assert found.names == ("product", "user")
    assert [row[0] for row in found.labels] == ["P1", "", "", "P2"]
    assert found.keys()[2] == ("P1", "otter")
    shown = html(str(table))
    assert '<th scope="row" rowspan="3">P1</th>' in shown
    assert shown.count("<tr>") == 5


def test_missing_values_and_empty_cells_keep_their_places():
    found = frame(pd.DataFrame({"a": ["x", "", None], "b": [1.0, None, 3.0], "c": ["", "y", ""]}))
    assert found.rows == (("x", "1.0", ""), ("", "NaN", "y"), ("NaN", "3.0", ""))


HARD = {
    "a series": str(REVIEWS["rating"]),
    "a series with a named index": str(REVIEWS.set_index("user")["rating"]),
    "a series with two levels": str(REVIEWS.groupby(["product", "user"]).size()),
    "an empty frame": str(REVIEWS.iloc[:0]),
    "a column name with a space": str(REVIEWS.rename(columns={"rating": "star rating"})),
    "columns with levels": str(REVIEWS.groupby("user").agg({"rating": ["mean", "max"]})),
    "one column with levels": str(REVIEWS.groupby("user").agg({"rating": ["mean"]})),
    "columns with a name": str(pd.crosstab(REVIEWS["product"], REVIEWS["user"])),
    "labels at the right": str(pd.DataFrame({"a": [1, 2]}, index=[-1, 0])),
    "two levels without names": str(pd.DataFrame({"a": [1]}, index=[["P1"], ["fern"]])),
    "two levels without names above an empty cell": str(
        pd.DataFrame({"a": ["x", ""]}, index=[["fern", "otter"], ["P1", "P1"]])
    ),
    "a first level without a name": str(
        pd.DataFrame(
            {"a": [1, 2]},
            index=pd.MultiIndex.from_tuples([("P1", "x"), ("P2", "y")], names=[None, "user"]),
        )
    ),
    "labels of two words": str(pd.DataFrame({"a": [1, 2]}, index=["Day Cream", "Sun Cream"])),
    "spaces at the end of a value": str(pd.DataFrame({"user": ["fern ", "fern"]})),
    "a first column that could be labels": str(pd.DataFrame({"t": ["a b", "c d"]})),
    "a first row of empty cells": str(pd.DataFrame({"a": ["", "x"], "b": ["", "y"]})),
    "left-justified names": REVIEWS.to_string(justify="left"),
    "shortened by rows": pd.concat([REVIEWS] * 20).__repr__(),
    "shortened by rows of one digit": pd.DataFrame({"a": [1] * 80}).__repr__(),
    "shortened by columns": pd.concat(
        [REVIEWS.add_suffix(str(n)) for n in range(9)], axis=1
    ).to_string(max_cols=4),
    "wrapped": pd.concat([REVIEWS.add_suffix(f"_{n}") for n in range(5)], axis=1).to_string(
        line_width=60
    ),
    "an array": " [1 2]\n [3 4]",
    "one line": "  user  rating",
    "a line that is too long": "   user  rating\n0  fern       55",
    "a value in no column": "   user  rating\n0  fern  5",
    "a column wider than pandas makes it": "      lr     steps\nSGD  0.1       159",
    "a label within a row": "      n\nfern  1\nad:   2\nand more",
    "a blank that repeats nothing": "        n\na  b c    \nP1 x y  1\nP2   y  2\n",
}


@pytest.mark.parametrize("case", HARD)
def test_what_cannot_be_read_in_exactly_one_way_stays_text(case):
    assert frames(HARD[case]) == []


@pytest.mark.parametrize("line", ["rows left: 5", "rows left:", "fern"])
def test_lines_stay_lines_and_frames_become_tables(line):
    text = f"rows: 4\n{REVIEWS}\n\n{line}\n\n{REVIEWS}\ntotal: 3\n"
    first, table, words, again, last = read_output(text)
    assert (first, words, last) == ("rows: 4", line, "total: 3")
    assert table == again == frame(REVIEWS)
    assert re.sub("<table.*?</table>", "T", html(text)).count("T") == 2


def test_a_frame_that_goes_on_in_a_way_that_cannot_be_read_is_not_cut_short():
    lines = str(REVIEWS).split("\n")
    assert frames("\n".join([*lines, "4      P1   fern  note: it is fine  5"])) == []
    assert frames("\n".join([*lines, "and more"])) == []


def test_nothing_printed_becomes_markup():
    table = pd.DataFrame({"<b>x</b>": ["<b>bold</b>", "&amp;"]}, index=pd.Index(["<i>", "j"]))
    table.index.name = "<u>"
    for shown in (html(str(table)), html(f"before\n{table}\nafter\n{table.iloc[:1]}\n")):
        assert "&lt;b&gt;bold&lt;/b&gt;" in shown
        assert "&amp;amp;" in shown
        assert not re.search("<[biu]>", shown)


@pytest.fixture(scope="module")
def page():
    """Renders a text as the site does."""
    listed = yaml.safe_load((HERE.root / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    pairs = [next(iter(e.items())) if isinstance(e, dict) else (e, {}) for e in listed]
    return Markdown(extensions=[name for name, _ in pairs], extension_configs=dict(pairs)).convert


@pytest.mark.parametrize("kind", ["prints", "gives", "warns", ""])
def test_only_what_was_printed_becomes_a_table(page, kind):
    table = REVIEWS.assign(text="<b>")
    shown = page(f"```{{ .text .{kind or 'plain'} }}\n{table}\n```")
    assert ('<div class="frames"><div class="md-typeset__scrollwrap"><table' in shown) == (
        kind == "prints"
    )
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown


def test_an_output_without_frames_is_shown_as_ever(page):
    shown = page("```{ .text .prints }\nrows: 3\n\n before\n```")
    assert '<figcaption>prints</figcaption><div class="no-copy highlight"><pre>' in shown
    assert "rows: 3\n\n before\n</code>" in shown


# -- Compare -----------------------------------------------------------------------------------


def test_rows_that_are_gone_are_marked_before():
    assert marked(REVIEWS, REVIEWS.drop_duplicates()) == (
        [
            (3, "product", "del", "P1"),
            (3, "rating", "del", "5.0"),
            (3, "text", "del", "Love it"),
            (3, "user", "del", "fern"),
        ],
        [],
    )


@pytest.mark.parametrize("keep", ["first", "last"])
def test_rows_numbered_anew_are_matched_by_their_values(keep):
    table = REVIEWS.assign(posted=[1, 2, 3, 4])
    before, after = marked(
        table, table.drop_duplicates(["user", "text"], keep=keep, ignore_index=True)
    )
    assert {row for row, *_ in before} == {{"first": 3, "last": 0}[keep]}
    assert after == []


@settings(deadline=None)
@given(st.permutations(range(len(REVIEWS))), st.booleans())
def test_a_new_order_marks_nothing(order, ignore_index):
    after = REVIEWS.iloc[order]
    if ignore_index:
        after = after.reset_index(drop=True)
    assert marked(REVIEWS, after) == ([], [])


def test_cells_that_changed_are_marked_after():
    before = REVIEWS.astype(str)
    after = before.assign(user=["fern", "otter", "<b>", "fern"])
    assert marked(before, after) == ([], [(2, "user", "mark", "<b>")])


def test_a_new_column_and_a_new_row_are_marked_after_and_gone_ones_before():
    before = REVIEWS[["user", "rating"]]
    more = pd.concat([before, before.assign(rating=1.0).iloc[[0]].set_axis([9])])
    assert marked(before, more)[1] == [(4, "rating", "ins", "1.0"), (4, "user", "ins", "fern")]
    wider = marked(before, before.assign(n=[1, 2, 3, 4]))
    assert [mark[:3] for mark in wider[1]] == [(row, "n", "ins") for row in range(-1, 4)]
    narrower = marked(before, before[["user"]])
    assert [mark[:3] for mark in narrower[0]] == [(row, "rating", "del") for row in range(-1, 4)]


def test_other_tables_are_not_compared():
    counts = REVIEWS.groupby("user")[["text"]].count()
    assert marked(REVIEWS, counts) == ([], [])
    assert marked(REVIEWS, counts.reset_index(names="user").rename(columns={"text": "n"})) == (
        [],
        [],
    )


def test_before_and_after_stand_in_one_block_and_say_in_words_what_is_marked():
    shown = html(f"rows: 4\nbefore:\n{REVIEWS}\n\nafter:\n{REVIEWS.drop_duplicates()}\nrows: 3\n")
    assert shown.startswith('<pre>rows: 4</pre><div class="change"><div class="md-typeset__scroll')
    assert "<caption>before: 1 row gone</caption>" in shown
    assert '<th scope="row"><del>3</del></th><td><del>P1</del></td>' in shown
    assert "<caption>after</caption>" in shown
    assert shown.endswith("</div><pre>rows: 3</pre>")


def test_an_index_of_another_name_has_other_labels():
    before = REVIEWS.set_index("user")[["product"]].iloc[:3].set_axis(["a", "b", "c"])
    after = before.assign(product=["P1", "P9", "P2"])
    assert marked(before, after)[0] == []
    assert [mark[0] for mark in marked(before, after.rename_axis("key"))[0]] == [1]


def test_a_label_that_stands_twice_matches_nothing():
    before = pd.DataFrame({"rating": [5, 4]}, index=["fern", "fern"])
    after = before.assign(rating=[5, 3])
    assert marked(before, after) == ([(1, "rating", "del", "4")], [(1, "rating", "ins", "3")])


def test_a_label_over_several_rows_is_gone_only_with_all_of_them():
    table = REVIEWS.set_index(["product", "user"])[["text"]].iloc[:3]
    shown = html(f"before\n{table}\nafter\n{table.iloc[1:2]}\n")
    assert '<th scope="row" rowspan="2">P1</th><th scope="row"><del>fern</del></th>' in shown
    assert '<th scope="row"><del>P2</del></th><th scope="row"><del>fern</del></th>' in shown


def test_columns_of_one_name_are_not_compared():
    twice = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])
    both = change(twice, twice.iloc[:1])
    assert compare(both) == ({}, {})


def test_a_renamed_column_is_gone_and_new():
    before, after = marked(REVIEWS[["user", "rating"]], REVIEWS[["user", "text"]])
    assert {mark[1:3] for mark in before} == {("rating", "del")}
    assert {mark[1:3] for mark in after} == {("text", "ins")}


def test_a_frame_under_before_alone_is_an_ordinary_table():
    assert "change" not in html(f"before\n{REVIEWS}\n")

"""`python -m fiddler search`: from a clone, with nothing built."""

import json
import logging
import subprocess
import sys

import pytest

from fiddler.project import HERE
from fiddler.search.command import read_records, shown
from fiddler.search.local import best
from fiddler.search.published import main_blocks
from fiddler.search.records import Record


@pytest.fixture(scope="module")
def records():
    return read_records(HERE)[0]


def test_every_snippet_is_a_record_with_its_title(records):
    assert {record.snippet for record in records} - {""} == set(HERE.snippet_paths())
    assert all(record.title for record in records)


def test_every_snippet_is_in_the_catalogue_once(records):
    assert sorted(record.snippet for record in main_blocks(records)) == HERE.snippet_paths()


@pytest.mark.parametrize(
    ("snippet", "home", "other"),
    [
        ("concepts/adam/step.py", "concepts/adam/", "concepts/adamw/"),
        ("concepts/index/loop.py", "concepts/", "concepts/adam/"),
        ("index/first.py", "", "concepts/"),
    ],
)
def test_the_catalogue_leads_to_the_page_that_owns_a_snippet(snippet, home, other):
    own = Record(f"{home}#x", "A", "A", "", code="x", snippet=snippet)
    longer = Record(f"{other}#x", "B", "B", "", code="x = 1", snippet=snippet)
    assert main_blocks([longer, own]) == [own]


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("keep the newest row", "recipes/duplicates/newest.py"),
        ("drop_duplicats", "recipes/duplicates/"),
        ("what is momentum in SGD", "concepts/momentum/"),
        ("momentun", "concepts/momentum/"),
    ],
)
def test_the_first_answer_is_the_right_one(query, snippet, records):
    assert best(HERE, records, [], query, 1)[0].snippet.startswith(snippet)


def test_more_of_the_words_comes_first():
    both = Record("a#1", "A", "Count rows", "", code="rows")
    one = Record("a#2", "A", "Count count count", "", code="count")
    assert best(HERE, [one, both], [], "count rows", 2) == [both, one]


def test_synonyms_count():
    decay = Record("a#1", "A", "Weight decay", "", code="x")
    assert best(HERE, [decay], [], "shrinkage", 3) == []
    assert best(HERE, [decay], [["weight decay", "shrinkage"]], "shrinkage", 3) == [decay]


@pytest.mark.parametrize("query", ["F.dropout", "F.dropout(h, p=0.2)", "functional.dropout"])
def test_a_short_name_of_a_module_is_written_out(query):
    layer = Record("a#1", "A", "Dropout", "", code="x", symbols=("torch.nn.Dropout",))
    call = Record("a#2", "A", "A call", "", code="y", symbols=("torch.nn.functional.dropout",))
    assert best(HERE, [layer, call], [], query, 1) == [call]


def test_what_is_about_a_function_comes_before_what_uses_it_too():
    names = tuple(f"pandas.Series.{name}" for name in ("map", "sum", "max", "min", "isin"))
    much = Record("a#1", "A", "Much of isin", "", code="x", symbols=names)
    one = Record("a#2", "A", "One", "", code="x", symbols=names[-1:])
    assert best(HERE, [much, one], [], "Series.isin", 2) == [one, much]


def test_words_that_nothing_has_find_nothing():
    assert best(HERE, [Record("a#1", "A", "Count rows", "", code="x")], [], "zzzzzz", 3) == []


def test_mkdocs_warns_again_once_the_records_are_read(records):
    assert records
    assert logging.getLogger("mkdocs").level < logging.ERROR


def test_colour_is_for_terminals_only():
    record = Record("a#1", "A", "Count rows", "", code="import pandas")
    assert "\033[" in shown(record, True)
    assert "\033[" not in shown(record, False)
    assert shown(record, False).startswith("Count rows\nA · a#1\n\nimport pandas")


def test_json_is_for_programs():
    command = [sys.executable, "-m", "fiddler", "search", "--json", "drop", "duplicates"]
    answer = subprocess.run(command, cwd=HERE.root, capture_output=True, text=True, check=True)
    found = json.loads(answer.stdout)
    assert found[0]["page"] == "Drop duplicates"
    assert found[0]["code"]

"""A snippet's title, its sections, and the source that a block shows of it."""

import pytest

from fiddler.findings import Wrong
from fiddler.snippets import Section, parse_snippet, shown_source

SOURCE = '''"""Add two
numbers."""

# --8<-- [start:data]
a, b = 1, 2
# --8<-- [end:data]

if a:
    # --8<-- [start:wrong_sum]
    print(a - b)
    # --8<-- [end:wrong_sum]
'''


def test_the_title_is_the_first_sentence_without_its_stop():
    assert parse_snippet("a/b.py", SOURCE).title == "Add two numbers"


def test_sections_know_their_lines_and_whether_they_are_wrong_ways():
    snippet = parse_snippet("a/b.py", SOURCE)
    assert snippet.sections == (Section("data", 5, 5), Section("wrong_sum", 10, 10))
    assert snippet.section_at(10).is_wrong_way
    assert not snippet.section_at(5).is_wrong_way
    assert snippet.section_at(8) is None


def test_a_shown_section_keeps_its_line_numbers_and_loses_its_indent():
    snippet = parse_snippet("a/b.py", SOURCE)
    assert shown_source(snippet, ["wrong_sum"]) == "\n" * 9 + "print(a - b)\n"
    assert shown_source(snippet, ["data", "wrong_sum"]).splitlines()[4] == "a, b = 1, 2"


def test_the_whole_file_is_shown_without_its_markers():
    snippet = parse_snippet("a/b.py", SOURCE)
    whole = shown_source(snippet, [None])
    assert "8<" not in whole
    assert whole.splitlines()[4] == SOURCE.splitlines()[4]


FAULTS = [
    ("x = 1\n", "snippets/a/b.py:1: a snippet without a docstring"),
    ('"""T."""\nx = (\n', "snippets/a/b.py:2: SyntaxError: '(' was never closed"),
    ('"""T."""\n# --8<-- [start:one]\n', "snippets/a/b.py:2: section 'one' is never closed"),
    ('"""T."""\n# --8<-- [end:one]\n', "snippets/a/b.py:2: section 'one' ends here"),
    (
        '"""T."""\n# --8<-- [start:one]\n# --8<-- [start:two]\n',
        "snippets/a/b.py:3: section 'two' starts inside section 'one'",
    ),
    (
        '"""T."""\n' + "# --8<-- [start:one]\n# --8<-- [end:one]\n" * 2,
        "snippets/a/b.py:4: a second section 'one'",
    ),
]


@pytest.mark.parametrize(("source", "message"), FAULTS, ids=[m for _, m in FAULTS])
def test_a_fault_names_its_line_and_its_mending(source, message):
    with pytest.raises(Wrong) as caught:
        parse_snippet("a/b.py", source)
    line = str(caught.value)
    assert line.startswith(message)
    assert " · " in line

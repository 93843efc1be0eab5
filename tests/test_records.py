"""What a run leaves behind is written, read back and quoted."""

import pytest

from fiddler.project import Project
from fiddler.records import (
    Record,
    Warned,
    labels,
    quote,
    read_record,
    warnings_record,
    write_record,
)
from fiddler.snippets import parse_snippet

SNIPPET = '''"""Warn."""
import warnings

# --8<-- [start:wrong_way]
warnings.warn("mind the gap")
# --8<-- [end:wrong_way]
'''


def test_a_record_is_read_back_as_it_was_written(tmp_path):
    project = Project(tmp_path)
    record = Record("loss: 1\n", "", ("<svg>1</svg>", "<svg>2</svg>"))
    changed = write_record(project, "concepts/sgd/mse.py", record)
    assert changed == [
        "docs/concepts/sgd/mse-2.svg",
        "docs/concepts/sgd/mse.svg",
        "snippets/concepts/sgd/mse.txt",
    ]
    assert read_record(project, "concepts/sgd/mse.py") == record
    assert write_record(project, "concepts/sgd/mse.py", record) == []


def test_what_is_no_longer_printed_or_drawn_is_removed(tmp_path):
    project = Project(tmp_path)
    write_record(project, "a/b.py", Record("x\n", "w\n", ("<svg/>",)))
    assert len(write_record(project, "a/b.py", Record("x\n"))) == 2
    assert read_record(project, "a/b.py") == Record("x\n")
    assert not (tmp_path / "docs/a/b.svg").exists()


def test_a_value_is_quoted_by_its_label():
    output = "steps: 159\nsteps without momentum: 2106\nratio: 13.2 (10.6 to 13.3)\n"
    assert quote(output, "steps") == "159"
    assert quote(output, "ratio") == "13.2 (10.6 to 13.3)"
    assert labels(output) == ["steps", "steps without momentum", "ratio"]


@pytest.mark.parametrize("output", ["loss: 1\n", "steps: 1\nsteps: 2\n"])
def test_a_label_that_is_gone_or_stands_twice_cannot_be_quoted(output):
    with pytest.raises(KeyError, match="steps"):
        quote(output, "steps")


def test_warnings_are_recorded_by_the_wrong_way_they_come_from():
    snippet = parse_snippet("a/b.py", SNIPPET)
    warned = [Warned(5, "UserWarning", "mind\nthe gap"), Warned(2, "UserWarning", "elsewhere")]
    assert warnings_record(snippet, warned) == (
        "--8<-- [start:wrong_way]\nUserWarning: mind the gap\n--8<-- [end:wrong_way]\n"
    )

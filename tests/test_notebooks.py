"""Notebooks say again what is recorded, in a kernel that is bounded like a snippet's process."""

import re
import sys
from pathlib import Path

import pytest
from planted import CELLS, cell, found, notebook, plant, result, stream

from fiddler.check import check
from fiddler.notebook_figures import read_figures
from fiddler.notebook_records import evidence, prove_notebook, record_notebook
from fiddler.notebook_runs import NORMAL
from fiddler.project import HERE, Project
from fiddler.run import Limits
from fiddler.settings import limits

PATH = "recommenders/popular.ipynb"
FILE = f"docs/{PATH}"
RECORD = "if this is meant, run `make record` and read the diff"
CAUGHT = "mend it, or catch and print what a wrong way raises"
KILLED = "remove what ends the process: os._exit(), a crash, more memory than allowed"
OFFLINE = "read from a package or from data/ instead"


TIGHT = Limits(seconds=1, megabytes=1024, output_bytes=100_000)


def proved(root: Path, cells: list[dict], allowed: Limits = NORMAL) -> list[str]:
    """What proving a notebook of these cells says."""
    project = plant(root, {FILE: notebook(cells)})
    return [str(finding) for finding in prove_notebook(project, PATH, allowed)]


@pytest.mark.parametrize("path", HERE.notebook_paths())
def test_every_notebook_says_again_what_is_recorded(path):
    assert prove_notebook(HERE, path, limits(HERE)) == []


FAILURES = {
    "an exception": ("x = []\nx[0]", "line 2: IndexError: list index out of range", CAUGHT),
    "sys.exit": ("import sys\nsys.exit()", "calls sys.exit()", CAUGHT),
    "an endless loop": ("while True:\n    pass", "still running after 1 s", "let it do less"),
    "an endless loop in C": ("sum(range(10**15))", "still running after 1 s", "let it do less"),
    "an end without an end": ("import os\nos._exit(0)", "the process ended early", KILLED),
    "a crash": ("import ctypes\nctypes.string_at(0)", "the process ended early", KILLED),
    "a memory hog": ("x = bytearray(1 << 31)", "line 1: MemoryError: ", CAUGHT),
    "a flood of output": (
        "while True:\n    print('x' * 999)",
        "prints more than 100000 bytes",
        "print less",
    ),
    "a write elsewhere": (
        "open('../x', 'w')",
        "line 1: writes to ../x, outside its working folder",
        CAUGHT,
    ),
    "the network": (
        "import urllib.request as r\nr.urlopen('http://127.0.0.1:9')",
        "line 2: reaches for the network: http://127.0.0.1:9",
        CAUGHT,
    ),
}


@pytest.mark.parametrize(("source", "what", "mend"), FAILURES.values(), ids=FAILURES)
def test_a_cell_that_fails_is_named_with_its_line(tmp_path: Path, source, what, mend):
    bad = cell("code", "bad", source)
    assert proved(tmp_path, [*CELLS, bad], TIGHT) == [
        " ".join(f"{FILE}:cell 5: {what}".split()) + f" · {mend}"
    ]


def test_no_tag_keeps_a_cell_from_running_or_failing(tmp_path: Path):
    tags = {"tags": ["skip-execution", "raises-exception"]}
    bad = {**cell("code", "bad", "1 / 0"), "metadata": tags}
    assert proved(tmp_path, [bad]) == [
        f"{FILE}:cell 1: line 1: ZeroDivisionError: division by zero · {CAUGHT}"
    ]


def test_whatever_a_cell_says_otherwise_than_recorded_is_found(tmp_path: Path):
    def says(name: str, source: str, *outputs: dict) -> dict:
        return cell("code", name, source, outputs=list(outputs))

    cells = [
        says("integer", "print('rows:', 41)", stream("rows: 40\n")),
        says("random", "import random\nprint(random.random())", stream("0.5\n")),
        says("order", "print(hash('a'))", stream("1\n")),
        says("silent", "1;", result(4, text_plain="1")),
        says("warning", "import warnings\nwarnings.warn('old')"),
        says("table", "{'a': 1}", result(6, text_plain="{'a': 2}")),
        says("digit", "print(0.1235)", stream("0.1234\n")),
        says("address", "object()", result(8, text_plain="<object at 0x7f00deadbeef>")),
        says("data", "print(open('data/a.csv').read())", stream("1,2\n")),
        says(
            "streams",
            "import sys\nfor n in range(3):\n    print(n, flush=True)",
            stream("0\n1\n"),
            stream("2\n"),
        ),
    ]
    project = plant(tmp_path, {FILE: notebook(cells), "snippets/data/a.csv": "1,2"})
    said = [str(finding) for finding in prove_notebook(project, PATH)]
    varies = (":cell 2:", ":cell 3:", ":cell 5:")
    assert [line for line in said if not any(cell in line for cell in varies)] == [
        f'{FILE}:cell 1: printed "rows: 40" when recorded, now "rows: 41" · {RECORD}',
        f"{FILE}:cell 4: gave text/plain when recorded, now nothing · {RECORD}",
        f"{FILE}:cell 6: printed \"{{'a': 2}}\" when recorded, now \"{{'a': 1}}\" · {RECORD}",
    ]
    assert len(said) == 6
    (warned,) = (line for line in said if ":cell 5:" in line)
    assert re.search(r":cell 5: writes to stderr: \S+ UserWarning: old · ", warned)


def test_what_a_cell_must_not_do_is_found_though_it_caught_the_error(tmp_path: Path):
    tries = "try:\n    {}\nexcept OSError:\n    print('caught')"
    caught = stream("caught\n")
    cells = [
        cell("code", "write", tries.format("open('../x', 'w')"), outputs=[caught]),
        cell("code", "well", "print('well')", outputs=[stream("well\n")]),
        cell("code", "net", tries.format("__import__('socket').socket()"), outputs=[caught]),
    ]
    assert proved(tmp_path, cells) == [
        f"{FILE}:cell 1: writes to stderr: writes to ../x, outside its working folder · {RECORD}",
        f"{FILE}:cell 3: writes to stderr: reaches for the network: opens a socket · {RECORD}",
    ]


def test_order_that_follows_hashes_differs_between_record_and_proof(tmp_path: Path):
    project = plant(tmp_path, {FILE: notebook([cell("code", "order", "print(hash('a'))")])})
    assert record_notebook(project, PATH) == []
    (finding,) = prove_notebook(project, PATH)
    assert str(finding).startswith(f'{FILE}:cell 1: printed "')


def test_recording_makes_a_notebook_that_checks_and_proves_and_is_then_left_alone(
    tmp_path: Path, capsys
):
    new = cell("code", "new", "print('n:', 1)\n{'a': 1}")
    project = plant(tmp_path, {FILE: notebook([*CELLS, new])})
    assert found(tmp_path, {FILE: notebook([*CELLS, new])}) == [
        f"{FILE}:cell 5: code cell 3 was not run · run `make record`"
    ]
    assert record_notebook(project, PATH) == []
    text = (project.root / FILE).read_text(encoding="utf-8")
    assert found(tmp_path, {FILE: text}) == []
    assert prove_notebook(project, PATH) == []
    assert record_notebook(project, PATH) == []
    assert (project.root / FILE).read_text(encoding="utf-8") == text
    assert capsys.readouterr().out == f"recorded {FILE}\n"


def test_a_notebook_that_fails_is_not_recorded(tmp_path: Path):
    text = notebook([cell("code", "bad", "1 / 0")])
    project = plant(tmp_path, {FILE: text})
    assert [str(finding) for finding in record_notebook(project, PATH)] == [
        f"{FILE}:cell 1: line 1: ZeroDivisionError: division by zero · {CAUGHT}"
    ]
    assert (project.root / FILE).read_text(encoding="utf-8") == text


LIKES = "docs/recommenders/popular/likes.svg"
DRAWS = "import matplotlib.pyplot as plt\n\nfor height in (1, 2):\n    plt.plot([0, height])\n"
TWO_FIGURES = f"{DRAWS}    plt.show()\nprint('drawn')"
SHOWS = "![Likes that rise](popular/likes.svg)\n\n![They rise more](popular/likes-2.svg)"


@pytest.fixture(name="recorded")
def recorded_figures(tmp_path: Path) -> Project:
    """A notebook with two figures, recorded."""
    cells = [*CELLS, cell("code", "likes", TWO_FIGURES), cell("markdown", "shows", SHOWS)]
    project = plant(tmp_path, {FILE: notebook(cells)})
    assert record_notebook(project, PATH) == []
    return project


def test_figures_are_recorded_beside_the_page_and_not_in_the_notebook(recorded: Project):
    assert check(recorded) == []
    assert prove_notebook(recorded, PATH) == []
    first, second = sorted(read_figures(recorded, PATH), reverse=True)
    assert (f"docs/{first}", f"docs/{second}") == (LIKES, LIKES.replace(".", "-2."))
    text = (recorded.root / LIKES).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "prefers-color-scheme: dark" in text
    assert "svg+xml" not in (recorded.root / FILE).read_text(encoding="utf-8")


def test_a_figure_recorded_again_is_left_alone(recorded: Project, capsys):
    assert record_notebook(recorded, PATH) == []
    assert capsys.readouterr().out == ""


def test_a_stale_a_removed_and_an_unused_figure_are_found(recorded: Project):
    text = (recorded.root / LIKES).read_text(encoding="utf-8")
    (recorded.root / LIKES).write_text(text.replace(">1.0<", ">9.0<"), encoding="utf-8")
    (recorded.root / LIKES.replace(".", "-2.")).rename(recorded.root / LIKES.replace(".", "-3."))
    assert sorted(str(finding) for finding in prove_notebook(recorded, PATH)) == [
        f"{FILE}:cell 5: draws {LIKES.replace('.', '-2.')}, which is not recorded · {RECORD}",
        f"{LIKES.replace('.', '-3.')}: the figure is recorded, but its notebook does not draw it "
        f"now · {RECORD}",
        f'{LIKES}: the figure is stale: <text> recorded "9.0", now "1.0" · {RECORD}',
    ]


def test_recording_mends_stale_removed_and_unused_figures(recorded: Project):
    before = read_figures(recorded, PATH)
    text = (recorded.root / LIKES).read_text(encoding="utf-8")
    (recorded.root / LIKES).write_text(text.replace(">1.0<", ">9.0<"), encoding="utf-8")
    (recorded.root / LIKES.replace(".", "-2.")).rename(recorded.root / LIKES.replace(".", "-3."))
    assert record_notebook(recorded, PATH) == []
    assert read_figures(recorded, PATH) == before


def test_what_was_proved_is_proved_anew_when_a_figure_changes(recorded: Project):
    before = evidence(recorded, PATH)
    (recorded.root / LIKES).unlink()
    assert evidence(recorded, PATH) != before


def test_a_figure_that_is_not_shown_may_not_be_recorded(tmp_path: Path):
    cells = [cell("code", "likes", DRAWS), cell("code", "later", "plt.plot([1])\nplt.show()")]
    project = plant(tmp_path, {FILE: notebook([*CELLS, *cells])})
    assert record_notebook(project, PATH) == []
    assert not (project.root / LIKES).exists()
    assert (
        f"{FILE}:cell 5: recorded with a message on stderr: draws but never calls plt.show() · "
        "write it so that nothing warns, and run `make record`"
    ) in [str(finding) for finding in check(project)]
    later = (project.root / LIKES.replace("likes", "later")).read_text(encoding="utf-8")
    assert later.count("<g") < 60  # one line only


def test_a_cell_that_draws_must_have_a_name(tmp_path: Path):
    unnamed = cell("code", "3f2a-91bc", TWO_FIGURES, outputs=[stream("drawn\n")])
    assert proved(tmp_path, [unnamed]) == [
        f"{FILE}:cell 1: draws a figure, but its id 3f2a-91bc is no name for a file · "
        "change the id to what one sees, in snake_case"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own guards are Linux's")
def test_what_python_does_not_announce_is_refused_by_the_system(tmp_path: Path):
    target = tmp_path / "x"
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        f"print(libc.creat({str(target).encode()!r}, 0o600), libc.socket(2, 1, 0))"
    )
    assert proved(tmp_path, [cell("code", "c", source, outputs=[stream("-1 -1\n")])]) == []
    assert not target.exists()

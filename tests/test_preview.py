"""Serving while writing: a save is run and recorded, and what is wrong is on the board."""

import json
import shutil
import threading
import time

import pytest

from fiddler.findings import Finding
from fiddler.preview.board import SERVING, Board
from fiddler.preview.hook import with_board
from fiddler.preview.reruns import Reruns
from fiddler.preview.watch import Watch
from fiddler.project import HERE, Project
from fiddler.run import Session, session

PAGE = '---\ntitle: {0}\n---\n\n```python\n--8<-- "{0}.py"\n```\n'
COUNT = '"""Count."""\n\nprint(f"total: {1 + 1}")\n'
PATH = "a/counting/count.py"


@pytest.fixture
def project(tmp_path) -> Project:
    """One snippet with its record, and what the runner reads besides."""
    for name in ("pyproject.toml", "test.lock", "mkdocs.yml"):
        shutil.copy(HERE.root / name, tmp_path)
    for folder in ("docs/a", "snippets/a/counting", "snippets/data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docs/a/counting.md").write_text(PAGE.format("a/counting/count"))
    (tmp_path / "snippets" / PATH).write_text(COUNT)
    (tmp_path / "snippets/a/counting/count.txt").write_text("total: 2\n")
    return Project(tmp_path)


@pytest.fixture(autouse=True)
def light(tmp_path_factory, monkeypatch):
    """In place of libraries that take seconds to import, and that none of these snippets uses."""
    folder = tmp_path_factory.mktemp("light")
    for name in ("pandas", "sklearn", "torch"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("def seed():\n    pass\n")
    (folder / "sklearn/datasets.py").touch()
    (folder / "torch/_dynamo.py").touch()
    fixed = session.environment
    monkeypatch.setattr(
        session, "environment", lambda *given: fixed(*given) | {"PYTHONPATH": str(folder)}
    )


@pytest.fixture
def reruns(project):
    with Reruns(project, Board()) as reruns:
        yield reruns


@pytest.fixture
def ran(monkeypatch) -> list:
    """The snippets that were run, one entry a run."""
    paths = []
    run_all = Session.run_all

    def counting(self, jobs, limits):
        jobs = list(jobs)
        paths.extend(path for path, _ in jobs)
        return run_all(self, jobs, limits)

    monkeypatch.setattr(Session, "run_all", counting)
    return paths


def said(reruns) -> list[str]:
    return [str(finding) for finding in reruns.board.findings()]


def test_a_snippet_that_has_its_record_is_not_run_when_serving_begins(reruns, ran):
    reruns.run_due()
    assert ran == []


def test_a_saved_snippet_is_run_once_and_its_record_rewritten(reruns, project, ran):
    (project.snippets / PATH).write_text(COUNT.replace("1 + 1", "1 + 2"))
    reruns.run_due()
    assert (project.snippets / "a/counting/count.txt").read_text() == "total: 3\n"
    reruns.run_due()  # its own record has changed since
    assert ran == [PATH]


def test_a_new_snippet_and_a_deleted_record_are_recorded(reruns, project, ran):
    (project.snippets / "a/counting/more.py").write_text('"""More."""\n\nprint("more")\n')
    (project.snippets / "a/counting/count.txt").unlink()
    reruns.run_due()
    assert (project.snippets / "a/counting/more.txt").read_text() == "more\n"
    assert (project.snippets / "a/counting/count.txt").read_text() == "total: 2\n"


def test_changed_data_runs_what_reads_it_and_nothing_else(reruns, project, ran):
    reader = (
        '"""Read."""\n\nfrom pathlib import Path\n\nprint(Path("data/x.csv").read_text().strip())\n'
    )
    (project.snippets / "data/x.csv").write_text("one\n")
    (project.snippets / "a/counting/read.py").write_text(reader)
    reruns.run_due()
    (project.snippets / "data/x.csv").write_text("seven\n")
    reruns.run_due()
    assert ran == ["a/counting/read.py"] * 2
    assert (project.snippets / "a/counting/read.txt").read_text() == "seven\n"


def test_a_broken_snippet_keeps_its_record_and_is_said_until_it_is_mended(reruns, project, ran):
    (project.snippets / PATH).write_text(COUNT.replace("1 + 1", "1 / 0"))
    reruns.run_due()
    reruns.run_due()  # nothing was saved: not again
    assert said(reruns) == [
        "snippets/a/counting/count.py:3: ZeroDivisionError: division by zero · "
        "mend it, or catch and print what a wrong way raises"
    ]
    assert (project.snippets / "a/counting/count.txt").read_text() == "total: 2\n"
    (project.snippets / PATH).write_text(COUNT)
    reruns.run_due()
    assert said(reruns) == []
    assert ran == [PATH, PATH]


def test_what_is_wrong_is_found_again_when_serving_starts_again(reruns, project):
    (project.snippets / PATH).write_text(COUNT.replace("1 + 1", "1 / 0"))
    reruns.run_due()
    with Reruns(project, Board()) as again:
        again.run_due()
        assert said(again) == said(reruns) != []


def test_notes_that_were_not_written_to_their_end_do_not_keep_serving_from_starting(project):
    project.cache.mkdir(parents=True)
    (project.cache / "unsettled.json").write_text('["a/counting/co')
    with Reruns(project, Board()) as reruns:
        assert said(reruns) == []


def test_a_snippet_that_does_not_compile_is_said_and_a_deleted_one_forgotten(reruns, project):
    (project.snippets / PATH).write_text(COUNT + "print((\n")
    reruns.run_due()
    assert said(reruns) == [
        "snippets/a/counting/count.py:4: SyntaxError: '(' was never closed · correct the syntax"
    ]
    (project.snippets / PATH).unlink()
    reruns.run_due()
    assert said(reruns) == []


def test_a_library_that_is_not_installed_is_named_with_the_command_that_installs_it(
    reruns, project, ran, monkeypatch
):
    (project.snippets / PATH).write_text(COUNT.replace("print", "import pandas\n\nprint"))
    with monkeypatch.context() as without:
        is_here = "fiddler.preview.reruns.is_here"
        without.setattr(is_here, lambda name, groups: name != "pandas")
        reruns.run_due()
    assert said(reruns) == [
        "snippets/a/counting/count.py: not run: pandas not installed here · "
        "`make record page=a/counting` installs what this page needs, and runs it"
    ]
    assert reruns.waits
    assert ran == []
    reruns.run_due()
    assert said(reruns) == []
    assert not reruns.waits


@pytest.fixture
def watched(project):
    """A board, and the project that is watched for it in threads as when serving."""
    board = Board()
    SERVING.set()
    with Reruns(project, board) as reruns, Watch(project, board, reruns):
        yield board
    SERVING.clear()


def becomes(condition) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_a_save_is_noticed_and_an_endless_snippet_ends_when_it_is_saved_again(watched, project):
    file = project.snippets / PATH
    record = project.snippets / "a/counting/count.txt"
    file.write_text(COUNT + "\nwhile True:\n    pass\n")
    assert becomes(lambda: json.loads(watched.as_json())["running"] == [PATH])
    start = time.monotonic()
    file.write_text(COUNT.replace("1 + 1", "1 + 3"))
    assert becomes(lambda: record.read_text() == "total: 4\n")
    assert time.monotonic() - start < 15
    assert becomes(lambda: json.loads(watched.as_json())["running"] == [])
    assert not [found for found in watched.findings() if "runner" in str(found)]


def test_the_sources_are_checked_at_every_save(watched, project):
    page = project.docs / "a/counting.md"
    page.write_text(PAGE.format("a/counting/cont"))
    expected = 'docs/a/counting.md:6: no snippet "a/counting/cont.py" · did you mean'
    assert becomes(lambda: any(str(f).startswith(expected) for f in watched.findings()))
    page.write_text(PAGE.format("a/counting/count"))
    assert becomes(lambda: not any(str(f).startswith(expected) for f in watched.findings()))


def test_a_fault_of_the_machinery_is_said_and_serving_goes_on(project, monkeypatch):
    board = Board()
    SERVING.set()
    said = "fiddler: ZeroDivisionError: division by zero · save once more"
    with Reruns(project, board) as reruns, monkeypatch.context() as broken:
        broken.setattr(reruns, "_states", lambda: 1 / 0)
        with Watch(project, board, reruns):
            assert becomes(lambda: said in map(str, board.findings()))
            broken.undo()
            (project.snippets / PATH).write_text(COUNT + "\n")
            assert becomes(lambda: said not in map(str, board.findings()))


def test_the_board_says_each_fault_once():
    board = Board()
    board.put("check", [Finding("docs/a.md", 3, "no page b.md", "write it")])
    board.put("site", [Finding("docs/a.md", 3, "contains a link 'b.md'", "correct it")])
    assert [finding.what for finding in board.findings()] == ["no page b.md"]
    board.put("check", [])
    assert [finding.what for finding in board.findings()] == ["contains a link 'b.md'"]


def test_that_a_record_is_missing_is_not_said_where_its_snippet_runs_or_fails():
    board = Board()
    missing = Finding("docs/a.md", 3, '"a/b.txt" is not recorded', "run `make record page=a`")
    broken = Finding("snippets/a/b.py", 1, "NameError", "mend it")
    board.put("check", [missing])
    assert board.findings() == [missing]
    board.put("a/b.py", [broken])
    assert board.findings() == [broken]
    board.put("a/b.py", [])
    board.run(["a/b.py"])
    assert board.findings() == []


def test_the_terminal_says_what_is_new_and_when_all_is_mended(capsys):
    board = Board()
    fault = Finding("docs/a.md", 3, "a fault", "mend it")
    board.put("check", [fault])
    board.put("check", [fault])
    board.put("check", [])
    assert capsys.readouterr().out == "docs/a.md:3: a fault · mend it\n── nothing left to mend\n"


def test_the_board_is_served_beside_the_site_as_data_that_holds_no_markup():
    board = Board()
    board.put("check", [Finding("docs/a.md", 3, "<script>alert(1)</script>", "mend it")])
    answers = []

    def site(environ, start):
        return [b"the site"]

    def ask(path):
        app = with_board(site, board)
        return b"".join(app({"PATH_INFO": path}, lambda *answer: answers.append(answer)))

    assert json.loads(ask("/fiddler/board.json"))["findings"][0]["path"] == "docs/a.md"
    assert answers[-1][1][0] == ("Content-Type", "application/json")
    assert b"textContent" in ask("/fiddler/banner.mjs")
    assert b"innerHTML" not in ask("/fiddler/banner.mjs")
    assert b".fiddler-banner" in ask("/fiddler/banner.css")
    assert ask("/fiddler/hook.py") == ask("/euphoric_fiddler/") == b"the site"


def test_ending_the_watch_leaves_no_thread(project):
    before = threading.active_count()
    with Reruns(project, Board()) as reruns, Watch(project, Board(), reruns):
        pass
    assert becomes(lambda: threading.active_count() == before)

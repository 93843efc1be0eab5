"""A run is kept until something that it depends on is another."""

from multiprocessing import get_context
from pathlib import Path

import pytest

from fiddler.cache import RunCache
from fiddler.project import Project
from fiddler.run import Run

RUN = Run("total: 2\n" * 1000, (), (), 0.1, 1.0, None)
FILES = {
    "pyproject.toml": "",
    "test.lock": "",
    "snippets/data/rows.csv": "1",
    "snippets/data/folder/rows.csv": "1",
}


@pytest.fixture
def project(tmp_path) -> Project:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    RunCache(Project(tmp_path)).put("a/b.py", "source", RUN)
    return Project(tmp_path)


def test_a_kept_run_comes_back(project):
    assert RunCache(project).get("a/b.py", "source") == RUN
    assert RunCache(project).get("a/b.py", "other source") is None
    assert RunCache(project).get("a/c.py", "source") is None


@pytest.mark.parametrize("path", FILES)
def test_a_run_is_forgotten_when_a_file_that_it_may_read_changes(path, project):
    (project.root / path).write_text("2")
    assert RunCache(project).get("a/b.py", "source") is None


def test_a_run_is_forgotten_where_other_versions_are_installed(project, tmp_path, monkeypatch):
    packages = tmp_path / "site-packages"
    (packages / "pandas-9.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(packages))
    assert RunCache(project).get("a/b.py", "source") is None


def keep(root: Path) -> None:
    for _ in range(500):
        RunCache(Project(root)).put("a/b.py", "source", RUN)


def test_two_processes_may_keep_the_same_run_at_once(project):
    context = get_context("spawn")
    processes = [context.Process(target=keep, args=[project.root]) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]

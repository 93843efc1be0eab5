"""Records that are missing or stale, as a patch: what the job on a pull request hands over."""

import subprocess

import pytest

from fiddler.patch import write_patch
from fiddler.project import Project


def git(root, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_path) -> Project:
    """A commit with one record; since then it is stale, and two records are new."""
    for folder in ("snippets/a/b", "docs/a/b"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "snippets/a/b/c.txt").write_text("steps: 3\n")
    (tmp_path / "snippets/a/b/c.py").write_text('"""C."""\n')
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "c")
    return Project(tmp_path)


def test_the_patch_brings_what_is_stale_and_what_is_missing(project, tmp_path):
    records = {
        "docs/a/b/d.svg": "<svg/>\n",
        "snippets/a/b/c.txt": "steps: 4\n",
        "snippets/a/b/d.txt": "new: 1\n",
    }
    for path, text in records.items():
        (tmp_path / path).write_text(text)
    (tmp_path / "snippets/a/b/c.py").write_text('"""C, changed by hand."""\n')
    index = (tmp_path / ".git/index").read_bytes()
    findings = write_patch(project, tmp_path / "records.patch")
    assert [str(finding) for finding in findings] == [
        f"{path}: the record is missing or stale · `git apply records.patch`, or `make record`, "
        "then read the diff and commit it"
        for path in records
    ]
    assert (tmp_path / ".git/index").read_bytes() == index

    git(tmp_path, "checkout", "--quiet", ".")
    for path in ("docs/a/b/d.svg", "snippets/a/b/d.txt"):
        (tmp_path / path).unlink()
    git(tmp_path, "apply", "records.patch")
    assert {path: (tmp_path / path).read_text() for path in records} == records
    assert (tmp_path / "snippets/a/b/c.py").read_text() == '"""C."""\n'


def test_where_the_records_are_right_there_is_no_patch(project, tmp_path):
    (tmp_path / "snippets/a/b/c.py").write_text('"""C, changed by hand."""\n')
    assert write_patch(project, tmp_path / "records.patch") == []
    assert not (tmp_path / "records.patch").exists()

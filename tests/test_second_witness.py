"""Plain `pytest --codeblocks`, which knows nothing of the runner, agrees with it on every page."""

import shutil
import subprocess
import sys

import pytest

from fiddler.expand import expand
from fiddler.pages import python_blocks
from fiddler.project import HERE, Project, output_path
from fiddler.proof import shown_blocks, whole_source
from fiddler.run import environment
from fiddler.tree import includes_as_configured, read_tree

TREE = read_tree(HERE)
PAGES = {path: page for path, page in TREE.pages.items() if page.blocks}


def snippets_of(path: str) -> set:
    shown = shown_blocks(PAGES[path], TREE.snippets, includes_as_configured(HERE))
    return {block.snippet for block in shown}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Project:
    """The project with outputs to be replaced by what the runner printed a moment ago.

    pytest-codeblocks compares to the letter, so it must be given what this processor prints;
    that the records say the same, but for the last digit, is proved elsewhere.
    """
    root = tmp_path_factory.mktemp("fresh")
    shutil.copytree(HERE.snippets, root / "snippets")
    shutil.copy(HERE.root / "mkdocs.yml", root)
    return Project(root)


@pytest.mark.parametrize(
    ("path", "jobs"),
    [(p, [(s.path, whole_source(s)) for s in sorted(snippets_of(p), key=str)]) for p in PAGES],
    ids=list(PAGES),
)
def test_plain_pytest_codeblocks_agrees_with_the_runner(path, jobs, runs, fresh, tmp_path):
    for job in jobs:
        (fresh.snippets / output_path(job[0])).write_text(runs[job].result().stdout)
    text = expand(fresh, includes_as_configured(fresh), path, PAGES[path].text)
    (tmp_path / "page.md").write_text(text)
    (tmp_path / "data").symlink_to(HERE.snippets / "data")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")  # none of this project's settings
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "--codeblocks", "-q", "page.md"],
        cwd=tmp_path,
        env=environment(tmp_path) | {"PYTHONPATH": str(HERE.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    blocks = len(python_blocks(text))
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{blocks} passed" in result.stdout

"""Every snippet leaves behind what is recorded, and every block of every page runs as shown."""

import pytest

from fiddler.pages import python_blocks
from fiddler.project import HERE
from fiddler.proof import against_page, against_record, shown_blocks, whole_source
from fiddler.records import read_record
from fiddler.tree import includes_as_configured, read_tree

TREE = read_tree(HERE)
INCLUDES = includes_as_configured(HERE)
SHOWN = [
    shown for page in TREE.pages.values() for shown in shown_blocks(page, TREE.snippets, INCLUDES)
]


@pytest.mark.parametrize(
    ("snippet", "jobs"),
    [(s, [(s.path, whole_source(s))]) for s in TREE.snippets.values()],
    ids=list(TREE.snippets),
)
def test_a_snippet_prints_warns_and_draws_what_is_recorded(snippet, jobs, runs):
    findings = against_record(snippet, read_record(HERE, snippet.path), runs[jobs[0]].result())
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.parametrize(
    ("shown", "jobs"),
    [(shown, [shown.job]) for shown in SHOWN],
    ids=[shown.place for shown in SHOWN],
)
def test_a_block_runs_as_shown_and_prints_what_the_page_says(shown, jobs, runs):
    findings = against_page(shown, runs[jobs[0]].result())
    assert not findings, "\n".join(map(str, findings))


def test_everything_was_read():
    assert not TREE.findings, "\n".join(map(str, TREE.findings))


def test_every_block_shown_is_a_block_run():
    shown = {
        (path, block.lineno)
        for path, page in TREE.pages.items()
        for block in python_blocks(page.text)
    }
    assert shown == {(s.page.path, s.block.line) for s in SHOWN}


def test_every_snippet_in_the_tree_is_shown():
    assert set(TREE.snippets) == {shown.snippet.path for shown in SHOWN}


@pytest.mark.parametrize("path", list(TREE.pages))
def test_what_runs_is_what_pytest_codeblocks_would_run(path):
    """The same lines in the same order; only blank lines differ, which keep line numbers true."""

    def code(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.strip()]

    plain = python_blocks(INCLUDES.expand(TREE.pages[path].text))
    ours = [shown.source for shown in SHOWN if shown.page.path == path]
    assert [code(block.code) for block in plain] == [code(source) for source in ours]

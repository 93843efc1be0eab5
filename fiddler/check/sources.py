"""The check of the sources, before anything is run or built: every rule over everything read."""

from collections.abc import Callable, Iterator

from fiddler.check import (
    blocks,
    drawings,
    examples,
    fences,
    front,
    includes,
    navigation,
    notebooks,
    rendered,
    shown,
)
from fiddler.check.read import Notebook, Sources, read_sources
from fiddler.findings import Finding
from fiddler.pages import Page
from fiddler.project import Project
from fiddler.snippets import Snippet

# A rule takes one thing, and the sources around it, and yields what is wrong with it.
ON_PAGES_AND_NOTEBOOKS: tuple[Callable[[Page, Sources], Iterator[Finding]], ...] = (
    front.keys,
    front.plain_text,
    front.title_and_description,
    front.aliases,
    front.block_aliases,
    rendered.markup,
    rendered.quotes,
)
ON_PAGES: tuple[Callable[[Page, Sources], Iterator[Finding]], ...] = (
    *ON_PAGES_AND_NOTEBOOKS,
    rendered.hidden_fences,
    includes.include_lines,
    fences.fences,
    fences.python_fences,
    fences.other_includes,
    blocks.directives,
    blocks.one_file,
    blocks.in_order,
    blocks.expected_output,
    shown.declared,
    shown.outputs,
)
ON_NOTEBOOKS: tuple[Callable[[Notebook, Sources], Iterator[Finding]], ...] = (
    notebooks.kernel,
    notebooks.code,
    notebooks.recorded,
    notebooks.outputs,
    notebooks.figures,
)
ON_SNIPPETS: tuple[Callable[[Snippet, Sources], Iterator[Finding]], ...] = (
    examples.compiles,
    examples.shape,
    examples.stands_alone,
    examples.figures,
)
ON_ALL: tuple[Callable[[Sources], Iterator[Finding]], ...] = (
    front.shared_names,
    includes.nested,
    drawings.safe,
    examples.titles,
    navigation.navigation,
    shown.at_home,
    shown.records,
    shown.figures,
)


def check(project: Project) -> list[Finding]:
    """Everything wrong with the sources of a checkout, sorted. Nothing in them is run."""
    sources, findings = read_sources(project)
    for page in sources.pages.values():
        findings += [found for rule in ON_PAGES for found in rule(page, sources)]
    for notebook in sources.notebooks.values():
        findings += [found for rule in ON_NOTEBOOKS for found in rule(notebook, sources)]
        for rule in ON_PAGES_AND_NOTEBOOKS:
            findings += [_in_cell(notebook, found) for found in rule(notebook.page, sources)]
    for snippet in sources.snippets.values():
        findings += [found for rule in ON_SNIPPETS for found in rule(snippet, sources)]
    findings += [found for rule in ON_ALL for found in rule(sources)]
    return sorted(set(findings))


def _in_cell(notebook: Notebook, found: Finding) -> Finding:
    """A finding on the page of a notebook, at the cell that its line comes from."""
    return Finding(notebook.cell_at(found.line), 0, found.what, found.mend)

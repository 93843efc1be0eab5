"""Notebooks: run from top to bottom, recorded without errors, with outputs that a page can show."""

import ast
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from fiddler.cells import comment_above, text_of
from fiddler.check.examples import foreign_imports
from fiddler.check.files import UNSEEN
from fiddler.check.markup import elements
from fiddler.check.read import Notebook, Sources
from fiddler.check.safety import OUTPUT_TAGS, unsafe, unsafe_style_sheet
from fiddler.check.shown import drawn_by, images_of
from fiddler.findings import Finding
from fiddler.notebooks import is_folded
from fiddler.project import figure_of_cell

RECORD = "run `make record`"
SHOWN = ("text/html", "text/plain")  # what the page of a notebook shows
SHOWS = re.compile(r"^\s*plt\.show\(\)", re.MULTILINE)


def kernel(notebook: Notebook, _: Sources) -> Iterator[Finding]:
    """Plain Python, no widgets, every cell with its own id."""
    file, metadata = notebook.page.file, notebook.content.get("metadata", {})
    name = metadata.get("kernelspec", {}).get("name")
    if name != "python3":
        yield Finding(file, 0, f"made for the kernel {name}", "choose Python 3 in Jupyter")
    if "widgets" in metadata:
        mend = "clear the outputs that are widgets, and remove metadata.widgets"
        yield Finding(file, 0, "holds the state of widgets", mend)
    ids = set[str]()
    for place, cell in _placed(notebook):
        if cell["id"] in ids:
            yield Finding(place, 0, f"a second cell with the id {cell['id']}", "change one id")
        ids.add(cell["id"])
        if cell["cell_type"] == "raw" and cell is not notebook.cells[0]:
            mend = "make it Markdown: only front matter, in the first cell, is raw"
            yield Finding(place, 0, "a raw cell", mend)
        if cell.get("attachments"):
            yield Finding(place, 0, "an attached file", "put the picture into docs/ and link it")


def code(notebook: Notebook, _: Sources) -> Iterator[Finding]:
    """Each code cell is Python on its own, with imports that a reader has."""
    for place, cell in _placed(notebook, "code"):
        source = text_of(cell["source"])
        if not source.strip():
            yield Finding(place, 0, "an empty code cell", "remove it")
            continue
        if match := UNSEEN.search(source):
            yield Finding(place, 0, f"an invisible character, U+{ord(match[0]):04X}", "remove it")
            continue
        try:
            tree = ast.parse(source)
        except SyntaxError as error:
            mend = "write plain Python: no % or ! commands"
            yield Finding(place, 0, f"line {error.lineno}: SyntaxError: {error.msg}", mend)
            continue
        if is_folded(cell) and not comment_above(text_of(cell["source"])):
            mend = "begin it with a comment that says what is in it"
            yield Finding(place, 0, "a folded cell without a title", mend)
        for line, what, mend in foreign_imports(tree):
            yield Finding(place, 0, f"line {line}: {what}", mend)


def recorded(notebook: Notebook, _: Sources) -> Iterator[Finding]:
    """Cells were run in order, and none failed or wrote to stderr."""
    for number, (place, cell) in enumerate(_placed(notebook, "code"), start=1):
        count = cell.get("execution_count")
        if count != number:
            said = f"was run as number {count}" if count else "was not run"
            yield Finding(place, 0, f"code cell {number} {said}", RECORD)
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                what = f"recorded with an error, {output['ename']}: {output['evalue']}"
                yield Finding(place, 0, what, f"mend the cell and {RECORD}")
            elif output.get("name") == "stderr":
                first = text_of(output["text"]).strip().split("\n")[0]
                mend = f"write it so that nothing warns, and {RECORD}"
                yield Finding(place, 0, f"recorded with a message on stderr: {first}", mend)


def outputs(notebook: Notebook, _: Sources) -> Iterator[Finding]:
    """Outputs are text and tables; figures are files beside the page, as those of snippets."""
    for place, cell in _placed(notebook, "code"):
        for output in cell["outputs"]:
            data = output.get("data", {})
            for kind in data.keys() - set(SHOWN):
                what = f"an output of type {kind}, which the page cannot show"
                mend = f"draw with plt.show(), print everything else, and {RECORD}"
                yield Finding(place, 0, what, mend)
            markup = elements(text_of(data.get("text/html", "")))
            for fault in (*unsafe(markup, OUTPUT_TAGS), *unsafe_style_sheet(markup)):
                yield Finding(place, 0, f"in its output, {fault.what}", f"print it, and {RECORD}")


def figures(notebook: Notebook, sources: Sources) -> Iterator[Finding]:
    """Each cell that draws has its figures recorded, and the next cell shows them."""
    page = notebook.page
    if page.path not in sources.markup:
        return
    images = images_of(page, sources)
    following = [*notebook.cells[1:], {"cell_type": "none", "source": ""}]
    for (place, cell), after in zip(_placed(notebook), following, strict=True):
        if cell["cell_type"] != "code":
            continue
        stem = figure_of_cell(page.path, cell["id"]).removesuffix(".svg")
        recorded = [path for path in sources.below("docs", ".svg") if drawn_by(path, {stem})]
        if not recorded and SHOWS.search(text_of(cell["source"])):
            yield Finding(place, 0, "draws, but no figure is recorded", RECORD)
        for path in recorded:
            name = posixpath.relpath(path, posixpath.dirname(page.path))
            words = text_of(after["source"]) if after["cell_type"] == "markdown" else ""
            if path not in images or f"({name}" not in words:
                mend = f"show it: ![What one sees in it]({name})"
                yield Finding(place, 0, f"draws {name}, which the next cell does not show", mend)


def _placed(notebook: Notebook, kind: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Cells with their places, `docs/x.ipynb:cell 3`, counted over all cells."""
    for number, cell in enumerate(notebook.cells, start=1):
        if not kind or cell["cell_type"] == kind:
            yield f"{notebook.page.file}:cell {number}", cell

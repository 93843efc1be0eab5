"""What belongs together: a snippet and its home page, its record and what a page shows of it."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from fiddler.check.read import Sources
from fiddler.findings import Finding, nearest
from fiddler.pages import Page
from fiddler.project import figure_of_cell, home_page, output_path

DRAWN_BY_HAND = "images"  # this folder of docs/, besides the figures that snippets draw


def at_home(sources: Sources) -> Iterator[Finding]:
    """Every snippet is shown by its home page."""
    for path in sources.below("snippets", ".py"):
        home = home_page(path)
        if path.startswith("data/") or "/" not in path:
            continue
        if f"snippets/{path}" in sources.unread or f"docs/{home}" in sources.unread:
            continue
        page = sources.pages.get(home)
        if not page:
            mend = f"write docs/{home}, or move the file to the folder of its page"
            yield Finding(f"snippets/{path}", 0, "no page is its home", mend)
        elif path not in _snippets(page):
            mend = f'show it on docs/{home} (--8<-- "{path}"), or remove it'
            yield Finding(f"snippets/{path}", 0, "no page shows it", mend)


def declared(page: Page, sources: Sources) -> Iterator[Finding]:
    """A page that shows another page's snippet says so, and shows what it says."""
    shows = page.meta.get("shows") or []
    declared = [path for path in shows if isinstance(path, str)] if isinstance(shows, list) else []
    shown = _snippets(page)
    for path in declared:
        line = next((n for n, t in enumerate(page.text.split("\n"), 1) if path in t), 1)
        if path not in shown:
            mend = "show it, or take it out of `shows:`"
            yield Finding(page.file, line, f"declared but not shown, {path}", mend)
        elif home_page(path) == page.path:
            mend = "take it out: `shows:` is for snippets of other pages"
            yield Finding(page.file, line, f"{path} is at home here", mend)
    for path, line in shown.items():
        if f"snippets/{path}" not in sources.paths or path in declared:
            continue
        if home_page(path) != page.path:
            mend = f"add it to the front matter: `shows: [{path}]`"
            yield Finding(page.file, line, f"another page's snippet, {path}", mend)


def outputs(page: Page, sources: Sources) -> Iterator[Finding]:
    """A page that shows a whole snippet shows what it prints."""
    shown = {include.path for include in page.includes}
    for include in page.includes:
        record = output_path(include.path)
        if not include.path.endswith(".py") or include.section or record in shown:
            continue
        if f"snippets/{record}" in sources.paths:
            mend = f'show it below the code: --8<-- "{record}" in ```text'
            yield Finding(
                page.file, include.line, f"does not show what {include.path} prints", mend
            )


def records(sources: Sources) -> Iterator[Finding]:
    """Every record belongs to a snippet."""
    stems = {path.removesuffix(".py") for path in sources.below("snippets", ".py")}
    for path in sources.below("snippets", ".txt"):
        stem = path.removesuffix(".txt").removesuffix(".warnings")
        if stem not in stems and f"snippets/{path}" not in sources.unread:
            near = nearest(stem, stems)
            mend = f"remove it; did you mean {near[0]}.py?" if near else "remove it"
            yield Finding(f"snippets/{path}", 0, "a record without a snippet", mend)
    for path in sources.below("docs", ".svg"):
        if posixpath.dirname(path) == DRAWN_BY_HAND or drawn_by(path, stems):
            continue
        mend = f"remove it; a drawing made by hand belongs into docs/{DRAWN_BY_HAND}/"
        notebook = f"{posixpath.dirname(path)}.ipynb"
        if f"docs/{notebook}" not in sources.paths:
            yield Finding(f"docs/{path}", 0, "a figure without a snippet", mend)
        elif notebook in sources.notebooks and not drawn_by(path, _cells(notebook, sources)):
            yield Finding(f"docs/{path}", 0, f"docs/{notebook} has no cell of this name", mend)


def figures(sources: Sources) -> Iterator[Finding]:
    """Every recorded figure is shown by the home page of its snippet."""
    stems = {path.removesuffix(".py") for path in sources.below("snippets", ".py")}
    for path in sources.below("docs", ".svg"):
        stem = drawn_by(path, stems)
        page = sources.pages.get(home_page(f"{stem}.py")) if stem else None
        if page and page.path in sources.markup and path not in images_of(page, sources):
            name = PurePosixPath(path).relative_to(PurePosixPath(page.path).parent)
            mend = f"show it: ![What one sees in it]({name})"
            yield Finding(f"docs/{path}", 0, f"{page.file} does not show it", mend)


def _snippets(page: Page) -> dict[str, int]:
    """The snippets that a page shows, and the line of each."""
    found = (i for i in page.includes if i.path.endswith(".py") and not i.path.startswith("data/"))
    return {include.path: include.line for include in found}


def images_of(page: Page, sources: Sources) -> set[str]:
    """The images of a rendered page, by their paths below `docs/`."""
    folder = posixpath.dirname(page.path)
    found = (e.get("src") for e in sources.markup[page.path].elements if e.tag == "img")
    return {posixpath.normpath(posixpath.join(folder, source)) for source in found}


def _cells(notebook: str, sources: Sources) -> set[str]:
    """The stems of the figures that the code cells of a notebook may draw."""
    cells = (cell for cell in sources.notebooks[notebook].cells if cell["cell_type"] == "code")
    return {figure_of_cell(notebook, cell["id"]).removesuffix(".svg") for cell in cells}


def drawn_by(path: str, stems: set[str]) -> str | None:
    """The stem of the snippet that draws a figure: `a/b-2.svg` is the second of `a/b.py`."""
    whole = path.removesuffix(".svg")
    stem, _, number = whole.rpartition("-")
    if whole in stems:
        return whole
    return stem if stem in stems and number.isdigit() else None

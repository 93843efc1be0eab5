"""Everything that the checks of the sources look at, read once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fiddler.cells import parse_notebook
from fiddler.check.comments import comments
from fiddler.check.config import EXTENSIONS, FILE, Config, read_config
from fiddler.check.files import read_files
from fiddler.check.render import Rendered, Renderer
from fiddler.findings import Finding, Wrong
from fiddler.notebooks import notebook_markdown
from fiddler.pages import Page, parse_page
from fiddler.project import Project
from fiddler.snippets import Snippet, parse_snippet

T = TypeVar("T")


@dataclass(frozen=True)
class Notebook:
    """A notebook and the page that it is rendered as; `ends` are the last lines of its cells."""

    content: dict[str, Any]
    page: Page
    ends: tuple[int, ...]

    @property
    def cells(self) -> list[dict[str, Any]]:
        return list(self.content["cells"])

    def cell_at(self, line: int) -> str:
        """Where a line of the page comes from: `docs/x.ipynb:cell 3`, or the whole notebook."""
        number = next((n for n, end in enumerate(self.ends, start=1) if line <= end), 0)
        return f"{self.page.file}:cell {number}" if line and number else self.page.file


@dataclass
class Sources:
    """A checkout, read. `unread` are files too broken to conclude anything from."""

    project: Project
    paths: frozenset[str]
    texts: dict[str, str]
    config: Config | None = None
    pages: dict[str, Page] = field(default_factory=dict)
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    snippets: dict[str, Snippet] = field(default_factory=dict)
    markup: dict[str, Rendered] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def below(self, room: str, *suffixes: str) -> Iterator[str]:
        """The paths, relative to the room, of its files that end so."""
        prefix = f"{room}/"
        for path in sorted(self.paths):
            if path.startswith(prefix) and path.endswith(suffixes or ""):
                yield path.removeprefix(prefix)

    def rendered(self) -> list[Page]:
        """Every page, those that are notebooks included."""
        return [*self.pages.values(), *(notebook.page for notebook in self.notebooks.values())]


def read_sources(project: Project) -> tuple[Sources, list[Finding]]:
    """Read and parse the checkout; what cannot be read becomes a finding."""
    kept = read_files(project.root)
    sources = Sources(project, kept.paths, kept.texts)
    sources.unread |= {path for path in kept.paths if path not in kept.texts}
    findings = list(kept.findings)
    if FILE in kept.texts:
        sources.config, found = read_config(kept.texts[FILE])
        findings += found
    elif FILE not in kept.paths:
        findings.append(Finding(FILE, 0, "no such file", "write it: MkDocs needs it"))
    for file in (f"docs/{path}" for path in sources.below("docs", ".md")):
        if found := list(comments(file, kept.texts.get(file, ""))):
            findings += found
            sources.unread.add(file)
    findings += _parsed(sources, sources.pages, "docs", ".md", parse_page)
    findings += _parsed(sources, sources.notebooks, "docs", ".ipynb", _notebook)
    findings += _parsed(sources, sources.snippets, "snippets", ".py", parse_snippet)
    if sources.config:
        known = [name for name in sources.config.named("markdown_extensions") if name in EXTENSIONS]
        renderer = Renderer(known)
        sources.markup = {page.path: renderer.render(page) for page in sources.rendered()}
    return sources, findings


def _parsed(
    sources: Sources, into: dict[str, T], room: str, suffix: str, parse: Callable[[str, str], T]
) -> Iterator[Finding]:
    """Parse every readable file of a kind; the generators in `snippets/data/` are not examples."""
    for path in sources.below(room, suffix):
        file = f"{room}/{path}"
        if file in sources.unread or file.startswith("snippets/data/"):
            continue
        try:
            into[path] = parse(path, sources.texts[file])
        except Wrong as wrong:
            sources.unread.add(file)
            yield wrong.finding


def _notebook(path: str, text: str) -> Notebook:
    content = parse_notebook(path, text)
    cells = content["cells"]
    ends = [
        notebook_markdown({"cells": cells[:number]}).rstrip("\n").count("\n") + 1
        for number in range(1, len(cells) + 1)
    ]
    page = parse_page(path, notebook_markdown(content))
    return Notebook(content, page, tuple(ends))

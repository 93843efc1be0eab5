"""The whole tree read: every page and snippet parsed, and what could not be."""

from dataclasses import dataclass
from typing import Any

import yaml

from fiddler.findings import Finding, Wrong
from fiddler.pages import Includes, Page, parse_page
from fiddler.project import Project
from fiddler.snippets import Snippet, parse_snippet

SNIPPETS_EXTENSION = "pymdownx.snippets"


@dataclass(frozen=True)
class Tree:
    """Pages by their path below `docs/`, snippets by their path below `snippets/`."""

    pages: dict[str, Page]
    snippets: dict[str, Snippet]
    findings: tuple[Finding, ...]


def read_tree(project: Project) -> Tree:
    """Parse every page and snippet; what cannot be parsed becomes a finding."""
    pages: dict[str, Page] = {}
    snippets: dict[str, Snippet] = {}
    findings: list[Finding] = []
    for path in project.page_paths():
        try:
            pages[path] = parse_page(path, _text(project, f"docs/{path}"))
        except Wrong as wrong:
            findings.append(wrong.finding)
    for path in project.snippet_paths():
        try:
            snippets[path] = parse_snippet(path, _text(project, f"snippets/{path}"))
        except Wrong as wrong:
            findings.append(wrong.finding)
    return Tree(pages, snippets, tuple(findings))


def _text(project: Project, file: str) -> str:
    try:
        return (project.root / file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        finding = Finding(file, line, f"not UTF-8: {error.reason}", "save the file as UTF-8")
        raise Wrong(finding) from None


def includes_as_configured(project: Project) -> Includes:
    """Includes resolved with the settings that `mkdocs.yml` gives to pymdownx.snippets."""
    config: dict[str, Any] = yaml.safe_load((project.root / "mkdocs.yml").read_text("utf-8"))
    for extension in config["markdown_extensions"]:
        if isinstance(extension, dict) and SNIPPETS_EXTENSION in extension:
            return Includes(project.snippets, extension[SNIPPETS_EXTENSION])
    raise KeyError(f"{SNIPPETS_EXTENSION} in mkdocs.yml")

"""A page while it is being rendered: where its lines stand in its file, and what it shows."""

import json
import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

from fiddler.findings import Finding
from fiddler.project import Project

# Below MkDocs' own logger: `mkdocs serve` prints what it says, `fiddler.build` gathers it.
log = logging.getLogger("mkdocs.fiddler")


def report(finding: Finding) -> None:
    """Say what is wrong without stopping: a build lists everything, and serving goes on."""
    log.warning("%s", finding, extra={"finding": finding})


@dataclass(frozen=True)
class Shown:
    """What a block shows: a file below `snippets/`, and the title over it, if it has one."""

    path: str
    title: str


@dataclass
class Rendering:
    """Shared by the parts of the extension; `start` is called with the lines of each page."""

    md: Markdown
    project: Project
    repository: str
    path: str = "page.md"  # of the page, relative to `docs/`
    lines: tuple[str, ...] = ()  # as rendered: without front matter
    source: str = ""  # the file as it is on disk
    shown: dict[str, Shown] = field(default_factory=dict)  # by the id of the block
    anchors: dict[str, str] = field(default_factory=dict)  # snippet → id of the first block of it
    asked: Counter[str] = field(default_factory=Counter)

    def start(self, lines: list[str]) -> None:
        """Forget the page before. Only MkDocs tells which page this is."""
        if "relpath" in self.md.treeprocessors:
            links: Any = self.md.treeprocessors["relpath"]
            self.path = links.file.src_uri
        self.lines = tuple(lines)
        file = self.project.docs / self.path
        self.source = file.read_text("utf-8-sig") if file.is_file() else "\n".join(lines)
        self.shown.clear()
        self.anchors.clear()
        self.asked.clear()

    def new_id(self, name: str) -> str:
        """The name, or the name with a number where another block of the page has it."""
        taken = sum(1 for block in self.shown if block == name or block.startswith(f"{name}--"))
        return f"{name}--{taken + 1}" if taken else name

    def line_in_file(self, number: int) -> int:
        """Where line `number` (from 1) of the rendered text stands in the file."""
        if self.path.endswith(".ipynb"):
            written = json.dumps(self.lines[number - 1], ensure_ascii=False)[1:-1]
            lines = self.source.split("\n")
            return next((n for n, line in enumerate(lines, start=1) if written in line), 0)
        return number + self.source.count("\n") + 1 - len(self.lines)

    def line_of(self, text: str) -> int:
        """The line of the file that holds `text`; asked again for the same text, its next line."""
        first = text.strip().split("\n")[0]
        numbers = [n for n, line in enumerate(self.lines, start=1) if first in line]
        if not numbers:
            return 0
        self.asked[first] += 1
        return self.line_in_file(numbers[min(self.asked[first], len(numbers)) - 1])

    def report(self, line: int, what: str, mend: str) -> Finding:
        """Report what is wrong at a line of the file."""
        finding = Finding(f"docs/{self.path}", line, what, mend)
        report(finding)
        return finding


def fault(finding: Finding) -> Element:
    """How a finding shows in the page that has it."""
    element = Element("strong", {"class": "finding"})
    element.text = AtomicString(str(finding))
    return element

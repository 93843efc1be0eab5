"""Fences that include a snippet: found before pymdownx resolves them, given an id and a title."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.snippets import SnippetMissingError

from fiddler.findings import Wrong, nearest
from fiddler.markdown.rendering import Rendering, Shown
from fiddler.pages import FENCE, Fence, Include, fences_of, includes_of
from fiddler.project import Project, recorded_snippet
from fiddler.records import not_recorded
from fiddler.snippets import parse_snippet

BEFORE_SNIPPETS = 33  # pymdownx.snippets runs at 32 and leaves no trace of what it included
AFTER_ANCHORS = 4  # MkDocs gathers the anchors of a page at 5
COMMENT = re.compile(r"^[ \t]*<!--[-\s]*pytest-codeblocks:.*-->[ \t]*$")
SECTION = re.compile(r"--8<-- \[start:([\w-]+)\]")
RECORDS = {".warnings.txt": "warns", ".txt": "prints"}  # what is in a file, by its name


def register(md: Markdown, rendering: Rendering) -> None:
    """Needs `pymdownx.snippets`."""
    md.preprocessors.register(Blocks(md, rendering), "fiddler-blocks", BEFORE_SNIPPETS)
    md.treeprocessors.register(Anchors(md, rendering), "fiddler-anchors", AFTER_ANCHORS)


class Blocks(Preprocessor):
    """Rewrites the opening line of a fence with includes: ```` ```{ .python #heavy_ball-py } ````.

    The comments for pytest-codeblocks have done their work and go.
    """

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        self.rendering.start(lines)
        text = "\n".join(lines)
        out = ["" if COMMENT.match(line) else line for line in lines]
        for include in includes_of(text):
            if fault := self._fault(include):
                out[include.line - 1] = fault
        try:
            fences = fences_of(self.rendering.path, text)
        except Wrong as wrong:
            line = self.rendering.line_in_file(wrong.finding.line)
            self.rendering.report(line, wrong.finding.what, wrong.finding.mend)
            return out
        for fence in fences:
            if fence.includes and re.fullmatch(r"\w*", fence.info):
                out[fence.line - 1] = self._opening(fence, out[fence.line - 1])
        return out

    def _fault(self, include: Include) -> str:
        """What to show in place of an include that cannot be resolved; empty if it can."""
        reference = include.path + (f":{include.section}" if include.section else "")
        try:
            self.md.preprocessors["snippet"].run([f'--8<-- "{reference}"'])
        except SnippetMissingError:
            what, mend = _missing(self.rendering.project, include)
            line = self.rendering.line_in_file(include.line)
            return f"# {self.rendering.report(line, what, mend)}"
        return ""

    def _opening(self, fence: Fence, line: str) -> str:
        include = fence.includes[0]
        block_id = self.rendering.new_id(_name(include))
        seen = include.path in self.rendering.anchors  # then its title stands above already
        title = "" if seen else self._title(include.path)
        self.rendering.shown[block_id] = Shown(include.path, title)
        kind = next((kind for end, kind in RECORDS.items() if include.path.endswith(end)), "")
        if not kind:
            self.rendering.anchors.setdefault(include.path, block_id)
        classes = " ".join(f".{name}" for name in (fence.info or "text", kind) if name)
        opening = FENCE.match(line)
        assert opening, line
        return f"{opening['indent']}{fence.marks}{{ {classes} #{block_id} }}"

    def _title(self, path: str) -> str:
        file = self.rendering.project.snippets / path
        if file.suffix == ".py" and file.is_file():
            return _title_of(path, file.read_text(encoding="utf-8"))
        return file.name


@lru_cache(maxsize=1000)  # a page may show a snippet several times
def _title_of(path: str, source: str) -> str:
    try:
        return parse_snippet(path, source).title
    except Wrong:  # the check of the sources says what is wrong, at the line of that file
        return PurePosixPath(path).name


class Anchors(Treeprocessor):
    """Tells MkDocs, which checks links to anchors, about those of the blocks."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: object) -> None:
        if "mkdocs_extract_anchors" in self.md.treeprocessors:
            anchors: Any = self.md.treeprocessors["mkdocs_extract_anchors"]
            anchors.present_anchor_ids.update(self.rendering.shown)


def _name(include: Include) -> str:
    """`heavy_ball-py-core`: no heading gets such an id, and a CSS selector can name it."""
    name = PurePosixPath(include.path).name.replace(".", "-")
    return f"{name}-{include.section}" if include.section else name


def _missing(project: Project, include: Include) -> tuple[str, str]:
    """What is wrong with an include that names no file, or no section of it, and how to mend it."""
    file = project.snippets / include.path
    if file.is_file():
        what = f'no section "{include.section}" in {include.path}'
        return what, _nearest(include.section or "", SECTION.findall(file.read_text("utf-8")))
    if file.suffix == ".txt" and (project.snippets / recorded_snippet(include.path)).is_file():
        return not_recorded(include.path)
    files = (f.relative_to(project.snippets).as_posix() for f in project.snippets.rglob("*.*"))
    return f'no snippet "{include.path}"', _nearest(include.path, files)


def _nearest(name: str, names: Iterable[str]) -> str:
    found = nearest(name, names)
    return f"did you mean {found[0]}?" if found else "there is none to include"

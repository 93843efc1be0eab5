"""A snippet: one example file, its title, its named sections, and the source a page shows of it."""

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fiddler.findings import Finding, Wrong

MARKER = re.compile(r"^\s*# --8<-- \[(?P<type>start|end):(?P<name>[a-z][-_0-9a-z]*)\]\s*$")
WRONG_WAY = "wrong"  # a section whose name begins so may warn; what it warns is recorded


@dataclass(frozen=True)
class Section:
    """Lines `start` to `end` (1-based, both markers excluded) of a snippet."""

    name: str
    start: int
    end: int

    @property
    def is_wrong_way(self) -> bool:
        return self.name.startswith(WRONG_WAY)


@dataclass(frozen=True)
class Snippet:
    """An example. `path` is relative to `snippets/`."""

    path: str
    source: str
    title: str
    sections: tuple[Section, ...]

    @property
    def file(self) -> str:
        return f"snippets/{self.path}"

    def section_at(self, line: int) -> Section | None:
        return next((s for s in self.sections if s.start <= line <= s.end), None)


def parse_snippet(path: str, source: str) -> Snippet:
    """Read a snippet from its text.

    Raises `Wrong` if it does not compile, has no docstring, or a section is not closed.
    """
    file = f"snippets/{path}"
    try:
        tree = ast.parse(source, filename=file)
    except SyntaxError as error:
        raise Wrong(
            Finding(file, error.lineno or 0, f"SyntaxError: {error.msg}", "correct the syntax")
        ) from None
    docstring = ast.get_docstring(tree) or ""
    title = docstring.split("\n\n")[0].replace("\n", " ").strip()
    if not title:
        mend = 'open it with one sentence, """What this shows.""": it is the title on the page'
        raise Wrong(Finding(file, 1, "a snippet without a docstring", mend))
    return Snippet(path, source, title.removesuffix("."), _sections(file, source))


def _sections(file: str, source: str) -> tuple[Section, ...]:
    found: list[Section] = []
    opened: tuple[str, int] | None = None
    for number, line in enumerate(source.splitlines(), start=1):
        match = MARKER.match(line)
        if not match:
            continue
        name = match["name"]
        if match["type"] == "start":
            if opened:
                what = f"section {name!r} starts inside section {opened[0]!r}"
                raise Wrong(Finding(file, number, what, f"close {opened[0]!r} before it"))
            if name in (section.name for section in found):
                raise Wrong(Finding(file, number, f"a second section {name!r}", "rename one"))
            opened = (name, number + 1)
        elif not opened or opened[0] != name:
            what = f"section {name!r} ends here but is not open"
            raise Wrong(Finding(file, number, what, "rename or remove this end marker"))
        else:
            found.append(Section(name, opened[1], number - 1))
            opened = None
    if opened:
        what = f"section {opened[0]!r} is never closed"
        mend = f"add # --8<-- [end:{opened[0]}] after its last line"
        raise Wrong(Finding(file, opened[1] - 1, what, mend))
    return tuple(found)


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What a source imports, anywhere in it: line and dotted name, `.name` for a relative one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def shown_source(snippet: Snippet, names: Sequence[str | None]) -> str:
    """What a block shows of a snippet, each line at its own line number, the rest left blank.

    `names` are the sections in the order shown; None stands for the whole file. So an error in a
    block that shows one section is still reported at the line of the file.
    """
    lines = snippet.source.splitlines()
    if None in names:
        kept = {n: line for n, line in enumerate(lines, start=1) if not MARKER.match(line)}
    else:
        kept = {}
        for section in snippet.sections:
            if section.name in names:
                body = textwrap.dedent("\n".join(lines[section.start - 1 : section.end]))
                kept.update(enumerate(body.split("\n"), start=section.start))
    last = max(kept, default=0)
    return "".join(f"{kept.get(n, '')}\n" for n in range(1, last + 1))

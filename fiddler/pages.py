"""A page: its front matter, its blocks as pytest-codeblocks sees them, its includes resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from markdown import Markdown
from pymdownx.snippets import SnippetMissingError

from fiddler.findings import Finding, Wrong

if TYPE_CHECKING:
    from pytest_codeblocks import CodeBlock

INCLUDE = re.compile(
    r"""^[ \t]*-{1,}8<-{1,}[ \t]+(?P<quote>["'])"""
    r"""(?P<path>[^"':]+)(?::(?P<section>[^"']+))?(?P=quote)\s*$"""
)
FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
EXPECTED_OUTPUT = re.compile(r"<!--[-\s]*pytest-codeblocks:\s*expected-output[^>]*-->")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Include:
    """An include line of a page: a file below `snippets/`, whole or one section of it."""

    path: str
    section: str | None
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block as written. `line` is that of the opening fence."""

    line: int
    marks: str
    info: str
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        """The line of the closing fence."""
        return self.line + len(self.lines) + 1

    @property
    def includes(self) -> tuple[Include, ...]:
        return tuple(includes_of("\n".join(self.lines), first_line=self.line + 1))


@dataclass(frozen=True)
class Block:
    """A runnable block: a Python fence and the `cont` fences that go on with it."""

    line: int
    fences: tuple[Fence, ...]
    marks: tuple[str, ...]
    expected: Fence | None

    @property
    def includes(self) -> tuple[Include, ...]:
        return tuple(include for fence in self.fences for include in fence.includes)


@dataclass(frozen=True)
class Page:
    """A page. `path` is relative to `docs/`; its front matter ends above `body_line`."""

    path: str
    text: str
    meta: dict[str, Any]
    body_line: int
    fences: tuple[Fence, ...]
    blocks: tuple[Block, ...] = field(default=())

    @property
    def file(self) -> str:
        return f"docs/{self.path}"

    @property
    def includes(self) -> tuple[Include, ...]:
        return tuple(includes_of(self.text))


def parse_page(path: str, text: str) -> Page:
    """Read a page from its text. Raises `Wrong` where front matter or fences cannot be read."""
    file = f"docs/{path}"
    meta, body_line = _front_matter(file, text)
    fences = fences_of(file, text)
    return Page(path, text, meta, body_line, fences, _blocks(file, text, fences))


def includes_of(text: str, first_line: int = 1) -> Iterator[Include]:
    """Every include line of a text."""
    for number, line in enumerate(text.split("\n"), start=first_line):
        if match := INCLUDE.match(line):
            yield Include(match["path"].strip(), match["section"], number)


def _front_matter(file: str, text: str) -> tuple[dict[str, Any], int]:
    match = FRONT_MATTER.match(text)
    if not match:
        if text.startswith("---\n"):
            raise Wrong(Finding(file, 1, "front matter is never closed", "end it with a line ---"))
        return {}, 1
    try:
        meta = yaml.safe_load(match["yaml"]) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an impossible date
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = f"front matter is not valid YAML: {getattr(error, 'problem', error)}"
        mend = "quote values that contain a colon, and indent with spaces"
        raise Wrong(Finding(file, line, what, mend)) from None
    if not isinstance(meta, dict):
        mend = "write it as `title: …`, `description: …`, `aliases: […]`"
        raise Wrong(Finding(file, 1, "front matter is not a list of keys", mend))
    return meta, match[0].count("\n") + 1


def fences_of(file: str, text: str) -> tuple[Fence, ...]:
    """Every fenced block of a text. Raises `Wrong` where one is never closed."""
    found: list[Fence] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        opening = FENCE.match(lines[number])
        number += 1
        if not opening:
            continue
        first = number
        while number < len(lines) and not lines[number].lstrip().startswith(opening["marks"]):
            number += 1
        if number == len(lines):
            raise Wrong(
                Finding(file, first, "a fence is never closed", f"end it with {opening['marks']}")
            )
        body = tuple(lines[first:number])
        found.append(Fence(first, opening["marks"], opening["info"].strip(), body))
        number += 1
    return tuple(found)


def _blocks(file: str, text: str, fences: tuple[Fence, ...]) -> tuple[Block, ...]:
    try:
        python = python_blocks(text)
    except RuntimeError as error:
        mend = "see pytest-codeblocks for what these comments may say"
        raise Wrong(Finding(file, 0, str(error), mend)) from None
    starts = [block.lineno for block in python]
    lines = text.split("\n")
    blocks = []
    for block, following in zip(python, [*starts, len(lines) + 1][1:], strict=True):
        within = [f for f in fences if block.lineno <= f.line < following]
        code = tuple(f for f in within if f.info == "python" and f.marks[0] == "`")
        expected = [f for f in within if EXPECTED_OUTPUT.search(_line_before(lines, f))]
        blocks.append(
            Block(block.lineno, code, tuple(block.marks), expected[0] if expected else None)
        )
    return tuple(blocks)


def python_blocks(text: str) -> "list[CodeBlock]":
    """The blocks that `pytest --codeblocks` runs. Raises `RuntimeError` where it would."""
    from pytest_codeblocks import extract_from_buffer  # brings pytest, which no page needs

    parsed = extract_from_buffer(StringIO(text), max_num_lines=10**9)
    return [block for block in parsed if block.syntax == "python"]


def _line_before(lines: list[str], fence: Fence) -> str:
    """The last line above a fence that is not blank."""
    return next((line for line in reversed(lines[: fence.line - 1]) if line.strip()), "")


class Includes:
    """Resolves include lines with pymdownx's own preprocessor, set as in `mkdocs.yml`."""

    def __init__(self, snippets: Path, options: dict[str, Any]) -> None:
        configs = {**options, "base_path": [str(snippets)]}
        self._markdown = Markdown(
            extensions=["pymdownx.snippets"], extension_configs={"pymdownx.snippets": configs}
        )

    def expand(self, text: str, *, lenient: bool = False) -> str:
        """The text with every include line replaced by what it names.

        Where there is no such file or section, nothing stands instead if `lenient`.
        Raises `SnippetMissingError` if not.
        """
        preprocessor = self._markdown.preprocessors["snippet"]
        out: list[str] = []
        for line in text.split("\n"):
            if not INCLUDE.match(line):
                out.append(line)
                continue
            try:
                lines = preprocessor.run([line])
            except SnippetMissingError:
                if not lenient:
                    raise
                continue
            if lines and not lines[-1].strip():
                lines.pop()  # pymdownx adds an empty line for the newline that ends a file
            out.extend(lines)
        return "\n".join(out)

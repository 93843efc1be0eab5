"""Blocks: comments that steer pytest-codeblocks, parts of one file, and the output below them."""

from collections.abc import Iterator
from itertools import pairwise

from fiddler.check.comments import CONT, EXPECTED
from fiddler.check.read import Sources
from fiddler.findings import Finding
from fiddler.pages import Block, Fence, Include, Page
from fiddler.project import output_path


def directives(page: Page, _: Sources) -> Iterator[Finding]:
    """Each comment stands right above the fence it is for, and follows a Python block.

    pytest-codeblocks hands a fence after `cont` to whatever fence came last, be it text.
    """
    lines = page.text.split("\n")
    fences = {fence.line: fence for fence in page.fences}
    inside = {n for f in page.fences for n in range(f.line + 1, f.end)}
    last: Fence | None = None
    directive = ""
    for number, line in enumerate(lines, start=1):
        if number in inside or not line.strip():
            continue
        fence = fences.get(number)
        if directive and not (fence and fence.info == _info(directive)):
            mend = f"put it on the line above ```{_info(directive)}"
            yield Finding(page.file, number - 1, f"{directive} above no such fence", mend)
        elif directive and not (last and last.info == "python"):
            mend = "put it right after the Python block that it goes on with"
            yield Finding(page.file, number - 1, f"{directive} does not follow Python", mend)
        if fence and not directive:
            last = fence
        directive = line.strip() if line.strip() in (CONT, EXPECTED) else ""


def one_file(page: Page, sources: Sources) -> Iterator[Finding]:
    """A block is parts of one file."""
    for block in _known(page, sources):
        for before, after in pairwise(block.includes):
            if before.path != after.path:
                what = f"{after.path} goes on with a block of {before.path}"
                mend = "start a block of its own: a block is one file"
                yield Finding(page.file, after.line, what, mend)


def in_order(page: Page, sources: Sources) -> Iterator[Finding]:
    """Parts of a file are shown in the file's order, each once: so they are run."""
    for block in page.blocks:
        for before, after in pairwise(block.includes):
            if before.path != after.path:
                continue
            earlier, later = _start(before, sources), _start(after, sources)
            if None in (before.section, after.section) or (earlier and later and earlier >= later):
                what = f"{_part(after)} is shown after {_part(before)}"
                mend = "show the parts of a file in its order, each once"
                yield Finding(page.file, after.line, what, mend)


def expected_output(page: Page, sources: Sources) -> Iterator[Finding]:
    """An expected output is the record of the block's snippet, below the last part."""
    for block in _known(page, sources):
        if not block.expected or not block.includes:
            continue
        record = output_path(block.includes[0].path)
        line = block.expected.line
        if block.fences[-1].line > line:
            mend = "put the expected output after the last part"
            yield Finding(page.file, line, "an expected output before the last part", mend)
        shown = [part.strip() for part in block.expected.lines if part.strip()]
        if shown != [f'--8<-- "{record}"']:
            what = f"an expected output that is not the record of {block.includes[0].path}"
            yield Finding(page.file, line, what, f'write --8<-- "{record}" and nothing else')


def _known(page: Page, sources: Sources) -> Iterator[Block]:
    """The blocks whose files are there; of the others nothing can be said."""
    for block in page.blocks:
        if all(f"snippets/{include.path}" in sources.paths for include in block.includes):
            yield block


def _info(directive: str) -> str:
    return "python" if directive == CONT else "text"


def _start(include: Include, sources: Sources) -> int | None:
    snippet = sources.snippets.get(include.path)
    sections = snippet.sections if snippet else ()
    return next((s.start for s in sections if s.name == include.section), None)


def _part(include: Include) -> str:
    return f"section {include.section!r}" if include.section else "the whole file"

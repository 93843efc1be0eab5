"""Include lines: each names a file and a section that are there, in a fence that can hold it."""

import re
from collections.abc import Iterator

from fiddler.check.read import Sources
from fiddler.findings import Finding, nearest
from fiddler.pages import INCLUDE, Include, Page
from fiddler.project import recorded_snippet
from fiddler.records import not_recorded
from fiddler.snippets import MARKER

LIKE_AN_INCLUDE = re.compile(r"-8<-")
ESCAPED = re.compile(r"\s*;+-+8<-")
RECORD_MARKER = re.compile(r"--8<-- \[(?P<type>start|end):(?P<name>[a-z][-_0-9a-z]*)\]$")
LINES = re.compile(r"[-:,0-9]+")


def include_lines(page: Page, sources: Sources) -> Iterator[Finding]:
    """Everything that pymdownx would include is written in the one form that we follow."""
    for number, line in enumerate(page.text.split("\n"), start=1):
        if not LIKE_AN_INCLUDE.search(line) or ESCAPED.match(line):
            continue
        if not INCLUDE.match(line):
            mend = 'write --8<-- "page/snippet.py" or --8<-- "page/snippet.py:section"'
            yield Finding(page.file, number, f"not an include: {line.strip()}", mend)
    for include in page.includes:
        yield from _include(page, include, sources)


def _include(page: Page, include: Include, sources: Sources) -> Iterator[Finding]:
    def finding(what: str, mend: str) -> Finding:
        return Finding(page.file, include.line, what, mend)

    path, section = include.path, include.section
    if section and section.startswith("//"):
        yield finding("an include from another host", "put the file into snippets/")
    elif path.startswith("/") or ".." in path.split("/"):
        mend = "name a file by its path below snippets/"
        yield finding(f'an include from outside snippets/, "{path}"', mend)
    elif f"snippets/{path}" not in sources.paths:
        if path.endswith(".txt") and f"snippets/{recorded_snippet(path)}" in sources.paths:
            yield finding(*not_recorded(path))
            return
        names = nearest(path, sources.below("snippets", path[-3:]))
        mend = f"did you mean {names[0]}?" if names else "write it"
        yield finding(f'no snippet "{path}"', mend)
    elif section and LINES.fullmatch(section):
        mend = "mark the lines in the file as a section, and name it: line numbers do not last"
        yield finding(f'an include of lines, "{path}:{section}"', mend)
    elif section and f"snippets/{path}" not in sources.unread:
        sections = sections_of(path, sources)
        if section not in sections:
            names = nearest(section, sections)
            mend = f"did you mean {names[0]}?" if names else f"add a section to snippets/{path}"
            yield finding(f'no section "{section}" in {path}', mend)


def sections_of(path: str, sources: Sources) -> list[str]:
    if snippet := sources.snippets.get(path):
        return [section.name for section in snippet.sections]
    lines = sources.texts.get(f"snippets/{path}", "").split("\n")
    markers = [match for line in lines if (match := RECORD_MARKER.match(line))]
    return [match["name"] for match in markers if match["type"] == "start"]


def nested(sources: Sources) -> Iterator[Finding]:
    """Lines of snippets, records and data that would mean something on a page that includes them.

    pymdownx would follow an include and leave out a marker's line; ``` would end the fence, and
    the rest of the file would be markup.
    """
    for path in sources.below("snippets", ".py", ".txt", ".csv"):
        marker = RECORD_MARKER if path.endswith(".txt") else MARKER
        lines = sources.texts.get(f"snippets/{path}", "").split("\n")
        for number, line in enumerate(lines, start=1):
            if LIKE_AN_INCLUDE.search(line) and not marker.match(line):
                what = f"not a section marker: {line.strip()}"
                mend = (
                    "write # --8<-- [start:name] on a line of its own; a snippet includes nothing"
                )
            elif line.lstrip().startswith(("```", "~~~")):
                what = "a line that would end the fence it is shown in"
                mend = "begin the line otherwise"
            else:
                continue
            yield Finding(f"snippets/{path}", number, what, mend)

"""The expanded copy of a page: plain Markdown that stands alone, for machines and as a witness."""

import re

from fiddler.pages import Includes, fences_of
from fiddler.project import Project
from fiddler.quotes import QUOTE, quoted

CODE_SPAN = r"(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`)"
QUOTE_OR_CODE = re.compile(f"{CODE_SPAN}|{QUOTE.pattern}", re.DOTALL)


def expand(project: Project, includes: Includes, path: str, text: str) -> str:
    """The text of a page with its includes and its quotes replaced by what they name.

    Raises `SnippetMissingError`, `QuoteError` or `Wrong` where the page is at fault.
    """
    lines, out, done = text.split("\n"), [], 0
    for fence in fences_of(path, text):
        out += _quoted(project, lines[done : fence.line - 1])
        out += lines[fence.line - 1 : fence.end]
        done = fence.end
    out += _quoted(project, lines[done:])
    return includes.expand("\n".join(out))


def _quoted(project: Project, prose: list[str]) -> list[str]:
    def value(match: re.Match[str]) -> str:
        return quoted(project, match["snippet"], match["label"]) if match["snippet"] else match[0]

    return QUOTE_OR_CODE.sub(value, "\n".join(prose)).split("\n") if prose else []

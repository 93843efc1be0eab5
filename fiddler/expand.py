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
    return includes.expand(_with_quotes(project, path, text))


def _with_quotes(project: Project, path: str, text: str) -> str:
    lines = text.split("\n")
    done = 0
    out: list[str] = []
    for fence in fences_of(f"docs/{path}", text):
        out.append(_quoted(project, "\n".join(lines[done : fence.line - 1])))
        out.append("\n".join(lines[fence.line - 1 : fence.end]))
        done = fence.end
    out.append(_quoted(project, "\n".join(lines[done:])))
    return "\n".join(out)


def _quoted(project: Project, prose: str) -> str:
    def value(match: re.Match[str]) -> str:
        return quoted(project, match["snippet"], match["label"]) if match["snippet"] else match[0]

    return QUOTE_OR_CODE.sub(value, prose)

"""A page rendered, to be read for what it does rather than for how it is written.

Raw HTML, code spans, attribute lists and links mean what the renderer makes of them, so pages are
rendered with the site's own extensions and the result is checked; the Markdown is never guessed at.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from fiddler.check.markup import Element, elements
from fiddler.markdown.quotes import AFTER_CODE
from fiddler.pages import Page

OPTIONS: dict[str, dict[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True},
}
BUILT_IN = ("toc", "tables", "pymdownx.superfences")  # MkDocs adds the first two by itself
# Left out when rendering: they make code blocks, or need more than the page.
NOT_RENDERED = ("fiddler", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.snippets")


@dataclass
class Rendered:
    """A page rendered: its elements, its `{{ … }}`, the bodies of the fences the renderer saw."""

    elements: list[Element]
    quotes: list[str]
    fences: list[str]


class Renderer:
    """Renders pages as the site will, but with the code of fences taken out."""

    def __init__(self, extensions: Iterable[str]) -> None:
        self._quotes = _Quotes(r"\{\{[^{}\n]*\}\}")
        self._fences: list[str] = []
        used = [name for name in extensions if not name.startswith(NOT_RENDERED)]
        used = list(dict.fromkeys((*BUILT_IN, *used)))
        every = {"name": "*", "class": "", "format": self._fence, "validator": _any}
        options = {**OPTIONS, "pymdownx.superfences": {"custom_fences": [every]}}
        self._markdown = Markdown(extensions=used, extension_configs=options)
        self._markdown.inlinePatterns.register(self._quotes, "quotes", AFTER_CODE)

    def render(self, page: Page) -> Rendered:
        self._fences.clear()
        self._quotes.found.clear()
        body = "\n".join(page.text.split("\n")[page.body_line - 1 :])
        html = self._markdown.reset().convert(body)
        return Rendered(elements(html), list(self._quotes.found), list(self._fences))

    def _fence(self, source: str, *_: Any, **__: Any) -> str:
        self._fences.append(source)
        return ""


def _any(*_: Any) -> bool:
    return True


class _Quotes(InlineProcessor):
    """Collects whatever looks like a quoted result, outside code and maths."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.found: list[str] = []

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        self.found.append(m[0])
        return "", m.start(0), m.end(0)


@dataclass
class Places:
    """Finds the lines of a page at which things stand; the second search finds the second line."""

    page: Page
    _found: Counter[str] = field(default_factory=Counter)

    def line_of(self, near: Iterable[str], nth: int = 0) -> int:
        """The line, rather outside fences, that says one of `near`, however spelt; 0 if none does.

        `nth` is which of several, from 1; with 0 it is the next one.
        """
        needles = [needle for needle in map(_plain, near) if needle]
        for within in (self._prose, self._lines):
            for needle in needles:
                if lines := [number for number in within if needle in self._lines[number]]:
                    self._found[needle] += 1
                    return lines[min(nth or self._found[needle], len(lines)) - 1]
        return 0

    @cached_property
    def _lines(self) -> dict[int, str]:
        lines = enumerate(self.page.text.split("\n"), start=1)
        return {n: _plain(line) for n, line in lines if n >= self.page.body_line}

    @cached_property
    def _prose(self) -> list[int]:
        fenced = {n for fence in self.page.fences for n in range(fence.line, fence.end + 1)}
        return [number for number in self._lines if number not in fenced]


def _plain(text: str) -> str:
    return re.sub(r"[\s\\]+", "", unescape(text)).lower()

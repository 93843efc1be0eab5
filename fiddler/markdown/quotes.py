"""Quotes in prose: the recorded value, linked to the block on the page that printed it."""

import re
from re import Match
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from fiddler.markdown.rendering import Rendering, fault
from fiddler.quotes import QUOTE, QuoteError, quoted

AFTER_CODE = 175  # code spans are at 190, so that a page can write about quotes
AFTER_INLINE = 15
HYPHEN_MINUS = re.compile(r"(?<![\w.)-])-(?=\.?\d)")  # not that of 2024-05-01 or 1e-5
NO_LINK_INSIDE = {"a", "h1", "h2", "h3", "h4", "h5", "h6"}


def register(md: Markdown, rendering: Rendering) -> None:
    md.inlinePatterns.register(Quotes(md, rendering), "fiddler-quotes", AFTER_CODE)
    md.treeprocessors.register(Links(md, rendering), "fiddler-quote-links", AFTER_INLINE)


class Quotes(InlineProcessor):
    """`{{ snippet: label }}` → `<span class="quote" data-snippet="…">value</span>`."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(QUOTE.pattern, md)
        self.rendering = rendering

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        try:
            value = quoted(self.rendering.project, m["snippet"], m["label"])
        except QuoteError as error:
            line = self.rendering.line_of(m[0])
            finding = self.rendering.report(line, error.what, error.mend)
            return fault(finding), m.start(0), m.end(0)
        element = Element("span", {"class": "quote", "data-snippet": f"{m['snippet']}.py"})
        element.text = AtomicString(HYPHEN_MINUS.sub("−", value))
        return element, m.start(0), m.end(0)


class Links(Treeprocessor):
    """Where the page shows the snippet, the value links to it: a reader can see what printed it."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        parent_of = {child: parent for parent in root.iter() for child in parent}
        for element in root.iter("span"):
            anchor = self.rendering.anchors.get(element.get("data-snippet", ""))
            if not anchor or element.get("class") != "quote":
                continue
            ancestor: Any = element
            while ancestor is not None and ancestor.tag not in NO_LINK_INSIDE:
                ancestor = parent_of.get(ancestor)
            if ancestor is None:
                element.tag = "a"
                element.set("href", f"#{anchor}")

"""Pages as rendered: safe markup, telling prose, quotes with a record, no hidden code."""

import re
from collections import Counter
from collections.abc import Iterator

from fiddler.check import prose, safety
from fiddler.check.read import Sources
from fiddler.check.render import Places
from fiddler.findings import Finding
from fiddler.pages import Page
from fiddler.quotes import QUOTE, QuoteError, quoted


def markup(page: Page, sources: Sources) -> Iterator[Finding]:
    """Whatever the markup of a page may not do, and what its prose lacks."""
    if page.path not in sources.markup:
        return
    found = sources.markup[page.path].elements
    title = page.meta.get("title")
    places = Places(page)
    for fault in (
        *safety.unsafe(found),
        *prose.faults(found, title if isinstance(title, str) else ""),
    ):
        yield Finding(page.file, places.line_of(fault.near, fault.nth), fault.what, fault.mend)


def quotes(page: Page, sources: Sources) -> Iterator[Finding]:
    """Every quoted result has a record with its label, and stands where it is replaced."""
    if page.path not in sources.markup:
        return
    rendered = sources.markup[page.path]
    places = Places(page)
    for text in rendered.quotes:
        if not (match := QUOTE.fullmatch(text)):
            mend = "write {{ page/snippet: label }}"
            yield Finding(page.file, places.line_of([text]), f"not a quote, {text}", mend)
            continue
        try:
            quoted(sources.project, match["snippet"], match["label"])
        except QuoteError as error:
            yield Finding(page.file, places.line_of([text]), error.what, error.mend)
    for code in (e for e in rendered.elements if e.tag == "code"):
        match = QUOTE.fullmatch(code.text.strip())
        if match and f"snippets/{match['snippet']}.txt" in sources.paths:
            line = places.line_of([f"`{code.text}`", code.text])
            mend = "take it out of the backticks"
            yield Finding(page.file, line, f"a quote in code is not replaced, {code.text}", mend)


def hidden_fences(page: Page, sources: Sources) -> Iterator[Finding]:
    """The fences that are shown are those that are run: indentation can hide one from either."""
    if page.path not in sources.markup:
        return
    shown = Counter(_body(source.split("\n")) for source in sources.markup[page.path].fences)
    for fence in page.fences:
        body = _body(fence.lines)
        if shown[body]:
            shown[body] -= 1
        elif fence.marks[0] == "`":
            mend = "begin it as far left as the text around it, and end it as it begins"
            yield Finding(page.file, fence.line, "a fence that the page does not show as one", mend)
    lines = page.text.split("\n")
    for body in +shown:
        first = body.split("\n")[0]
        line = next((n for n, text in enumerate(lines, 1) if first and first in text), 0)
        mend = "put it outside lists and quotations, fenced by ```"
        yield Finding(
            page.file, line, f"a fence that pytest-codeblocks does not see: {first}", mend
        )


def _body(lines: list[str] | tuple[str, ...]) -> str:
    """A fence's text without indentation and quotation marks, to tell fences apart by."""
    return "\n".join(re.sub(r"^[>\s]+|\s+$", "", line) for line in lines).strip()

"""HTML as a list of elements, as a browser will read it."""

from collections import Counter
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

WITH_TEXT = frozenset({"a", "code", "pre", "style", *(f"h{level}" for level in range(1, 7))})
VOID = frozenset({"br", "hr", "img", "input"})


@dataclass
class Element:
    """A start tag as a browser reads it; `text` is what stands in a link, a heading, a `pre`."""

    tag: str
    attributes: list[tuple[str, str]]
    text: str = ""

    def get(self, name: str) -> str:
        return dict(reversed(self.attributes)).get(name, "")


@dataclass(frozen=True)
class Fault:
    """Something wrong in markup; `near` are texts of the source to find its line by, best first.

    `nth` counts those that look like it, from 1; 0 if only the faulty ones can look so.
    """

    what: str
    mend: str
    near: tuple[str, ...] = ()
    nth: int = 0


class _Reader(HTMLParser):
    """Collects elements; whatever is neither an element nor text becomes one named `!`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.elements: list[Element] = []
        self.unclosed: Counter[str] = Counter()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, [(name, value or "") for name, value in attrs])
        self.elements.append(element)
        self._write(element.get("alt"))
        if tag not in VOID:
            self.unclosed[tag] += 1
        if tag in WITH_TEXT:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # to a browser, <div/> is an open <div>

    def handle_endtag(self, tag: str) -> None:
        if not self.unclosed[tag]:
            self.refuse(f"</{tag}>", tag)
            return
        self.unclosed[tag] -= 1
        if tag in (element.tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        # A `<` that is left in text would open a tag together with what the theme writes after it.
        if "<" in data and not self.cdata_elem:
            self.refuse(data[data.index("<") :])
        self._write(data)

    def handle_charref(self, name: str) -> None:
        self._write(unescape(f"&#{name};"))

    def handle_entityref(self, name: str) -> None:
        self._write(unescape(f"&{name};"))

    def handle_comment(self, data: str) -> None:
        self.refuse(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.refuse(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.refuse(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.refuse(f"<![{data}")

    def refuse(self, text: str, tag: str = "") -> None:
        self.elements.append(Element("!", [("tag", tag)], text))

    def _write(self, text: str) -> None:
        for element in self._open:
            element.text += text


def elements(html: str) -> list[Element]:
    """Every element of a piece of HTML, in the order of the document."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for tag in +reader.unclosed:
        reader.refuse(f"<{tag}> without </{tag}>", tag)
    return reader.elements

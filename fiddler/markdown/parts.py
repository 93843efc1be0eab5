"""What a page says, part by part, for those who search it: headings, prose, code, output.

Gathered while the page is rendered, when its headings have their ids and its code is known.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from fiddler.markdown.rendering import Rendering

AFTER_TOC = 3  # which gives headings their ids, at 5
CODE = re.compile(r"<code[^>]*>(?P<code>.*?)</code>", re.DOTALL)
ID = re.compile(r'^<(?:figure|div)[^>]*\bid="(?P<id>[^"]+)"')
ANCHOR = re.compile(r'<span id="(?P<id>[^"]+)">')
OUTPUT = re.compile(r'^<figure class="output ')
PYTHON = re.compile(r'^<figure class="snippet"|^<div id="cell-\d')  # a cell of a notebook
ESCAPED = re.compile(f"{STX}(\\d+){ETX}")  # a character that a backslash stands before
TAG = re.compile(r"<[^>]+>")
PROSE = ("p", "li", "td", "th", "summary")
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass
class Listing:
    """A block of code: its anchor on the page, its snippet if it shows one, what it printed.

    `prose` is what stands between it and the block or heading before it.
    """

    anchor: str
    snippet: str
    code: str
    prose: str
    output: str = ""


@dataclass
class Claim:
    """What a list item says in bold before it goes on: `**Gradients add up** if …`."""

    anchor: str
    bold: str
    more: str


@dataclass
class Part:
    """A heading and what stands below it, up to the next heading. The first has no heading."""

    heading: str = ""
    anchor: str = ""
    prose: list[str] = field(default_factory=list)
    claims: list["Claim"] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    told: int = 0  # how much of the prose stands above its last listing


GATHERED: dict[str, list[Part]] = {}  # by page; MkDocs keeps nothing else of how it was rendered


def register(md: Markdown, rendering: Rendering) -> None:
    md.treeprocessors.register(Parts(md, rendering), "fiddler-parts", AFTER_TOC)


class Parts(Treeprocessor):
    """Puts the parts of each page into `GATHERED`."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        stash = [str(block) for block in self.md.htmlStash.rawHtmlBlocks]
        shown = {anchor: block.path for anchor, block in self.rendering.shown.items()}
        GATHERED[self.rendering.path] = parts_of(root, stash, shown)


def parts_of(root: Element, stash: list[str], shown: dict[str, str]) -> list[Part]:
    """The parts of a rendered page.

    `stash` are the pieces of HTML that stand in the tree as placeholders, `shown` the snippets of
    its blocks by their ids.
    """
    parts = [Part()]
    for element in root.iter():
        if element.tag in HEADINGS:
            parts.append(Part(words(element), element.get("id", "")))
        elif element.tag in PROSE:
            html = [stash[int(n)] for n in HTML_PLACEHOLDER_RE.findall(element.text or "")]
            for piece in html:
                _add(parts[-1], piece, shown)
            if text := words(element):
                parts[-1].prose.append(text)
                if bold := _bold(element):
                    anchor = ANCHOR.search("".join(html))
                    place = anchor["id"] if anchor else parts[-1].anchor
                    claim = Claim(place, bold, text.removeprefix(bold).strip())
                    parts[-1].claims.append(claim)
    return parts


def _add(part: Part, html: str, shown: dict[str, str]) -> None:
    found = CODE.search(html)
    if not found:
        return
    code = unescape(TAG.sub("", found["code"])).strip("\n")
    anchor = ID.search(html)
    if OUTPUT.search(html):
        if part.listings:
            part.listings[-1].output = f"{part.listings[-1].output}\n{code}".strip()
    elif PYTHON.search(html):
        name = anchor["id"] if anchor else part.anchor
        prose, part.told = " ".join(part.prose[part.told :]), len(part.prose)
        part.listings.append(Listing(name, shown.get(name, ""), code, prose))


def _bold(element: Element) -> str:
    """The words in bold that a list item begins with, if it does."""
    bold = next((child for child in element if child.tag == "strong"), None)
    before = HTML_PLACEHOLDER_RE.sub("", element.text or "").strip()
    return words(bold) if element.tag == "li" and bold is not None and not before else ""


def words(element: Element) -> str:
    """The text of an element without placeholders and without the link that follows a heading."""
    text = HTML_PLACEHOLDER_RE.sub(" ", "".join(_texts(element)))
    return " ".join(ESCAPED.sub(lambda match: chr(int(match[1])), text).split())


def _texts(element: Element) -> list[str]:
    if element.get("class") in ("headerlink", "maths", "arithmatex"):
        return []
    texts = [element.text or ""]
    for child in element:
        if child.tag not in ("ul", "ol", "p", "li"):
            texts += _texts(child)
        texts.append(child.tail or "")
    return texts

"""What markup may do: a short list of tags, attributes and link schemes; all else is refused.

The list is what Markdown and its extensions make themselves, and the few tags that it lacks
(`kbd`, `sub`, `sup`, `abbr`, `br`, `details`).
"""

import re
from collections.abc import Iterator
from html import unescape

from fiddler.check.comments import CONT, EXPECTED
from fiddler.check.markup import Element, Fault

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
_PLAIN = (
    "abbr blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr"
    " ins kbd li mark p small span strong sub summary sup table tbody thead tr ul"
)
TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN.split(), frozenset[str]()),
    "a": frozenset({"href", "rel"}),
    "details": frozenset({"open"}),
    "div": frozenset({"data-tabs"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "input": frozenset({"checked", "name", "type"}),
    "label": frozenset({"for"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"style"}),
    "th": frozenset({"style"}),
}
# What pandas writes around a table in a notebook.
OUTPUT_TAGS = {
    **TAGS,
    "style": frozenset({"scoped"}),
    "table": frozenset({"border"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "tr": frozenset({"style"}),
}
STYLE = re.compile(r"text-align: (left|center|right);?")
STYLE_SHEET = re.compile(r"[\s\w.:;{}>,#-]*")  # no url(), no @import, no escapes
SCHEMES = frozenset({"http", "https", "mailto"})


def unsafe(found: list[Element], tags: dict[str, frozenset[str]] = TAGS) -> Iterator[Fault]:
    """Everything in markup that the list does not allow."""
    for element in found:
        yield from _tag(element, tags)
        for name, value in element.attributes:
            if element.tag in tags:
                yield from _attribute(element.tag, name, value, tags)


def _tag(element: Element, tags: dict[str, frozenset[str]]) -> Iterator[Fault]:
    if element.tag == "!":
        if element.text in (CONT, EXPECTED) or (element.get("tag") or "p") not in tags:
            return  # a tag that is refused anyway need not be closed as well
        start = " ".join(element.text.split())[:40]
        if start.startswith("<!--"):
            yield Fault(
                f"a comment, {start}", "remove it: comments here only steer tests", (start,)
            )
        else:
            near = (start.split(" without")[0].rstrip(">"),)
            yield Fault(f"raw markup, {start}", "write &lt; for a < that is meant", near)
    elif element.tag == "pre":
        telling = max(element.text.split("\n"), key=len)
        mend = "put it into a fence, as far left as the text around it"
        yield Fault("code outside a fence never runs", mend, (telling, "<pre"))
    elif element.tag not in tags:
        mend = "use Markdown; the few tags allowed are listed in fiddler/check/safety.py"
        yield Fault(f"raw HTML, <{element.tag}>", mend, (f"<{element.tag}",))


def _attribute(tag: str, name: str, value: str, tags: dict[str, frozenset[str]]) -> Iterator[Fault]:
    near = (value, f"{name}=", name)
    if name not in tags[tag] | EVERYWHERE:
        yield Fault(f"the attribute {name} on <{tag}>", "remove it", (f"{name}=", name))
    elif name == "style" and not STYLE.fullmatch(value):
        yield Fault(f'the style "{value}" on <{tag}>', "use a class of the theme's", near)
    elif name == "type" and value != "radio":  # the tabs' own
        yield Fault(f'an <{tag}> of type "{value}"', "remove it", near)
    elif name in ("href", "src") and (what := forbidden_address(value, embedded=name == "src")):
        yield Fault(f"{what}, {value[:60]}", "link by https:, mailto: or a relative path", near)


def forbidden_address(address: str, embedded: bool = False) -> str | None:
    """What is wrong with a link as a browser reads it, or None. `embedded` for images."""
    # Browsers drop these characters wherever they stand in an address, and read \ as /.
    plain = re.sub(r"[\x00-\x20]", "", unescape(address)).replace("\\", "/").lower()
    scheme = re.match(r"[^/?#]*?:", plain)
    if scheme and scheme[0][:-1] not in SCHEMES:
        return f"a link by {scheme[0]}"
    if plain.startswith("//"):
        return "a link that takes its scheme from the page"
    if scheme and embedded:
        return "an image from another host"
    return None


def unsafe_style_sheet(found: list[Element]) -> Iterator[Fault]:
    """Style sheets in a notebook's output that do more than a table needs."""
    for element in found:
        if element.tag == "style" and not STYLE_SHEET.fullmatch(element.text):
            yield Fault("a style sheet that loads or hides things", "print the table as text")

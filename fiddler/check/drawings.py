"""Drawings below `docs/`, which a reader can open by themselves: shapes and text, nothing else."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from fiddler.check.read import Sources
from fiddler.findings import Finding

SVG = "{http://www.w3.org/2000/svg}"
_TAGS = (
    "circle clipPath defs desc ellipse g image line linearGradient marker mask path pattern"
    " polygon polyline radialGradient rect stop style svg symbol text title tspan use"
)
SVG_TAGS = frozenset(_TAGS.split())
SVG_HREF = re.compile(r"#[\w.-]+|data:image/png;base64,[A-Za-z0-9+/=\s]+")
SVG_URL = re.compile(r"(?i)url\(\s*['\"]?#[\w.-]+['\"]?\s*\)")
SVG_LOADS = re.compile(r"(?i)url\s*\(|@import|\\")


MEND = "draw it with the runner, which writes shapes and text only"


def safe(sources: Sources) -> Iterator[Finding]:
    """Every drawing is safe to open."""
    for path in sources.below("docs", ".svg"):
        for what in unsafe(sources.texts.get(f"docs/{path}", "<svg/>")):
            yield Finding(f"docs/{path}", 0, what, MEND)


def unsafe(text: str) -> Iterator[str]:
    """Everything in an SVG that is more than shapes and text."""
    if match := re.search(r"<!ENTITY|<\?(?!xml\s)", text):
        yield f"{match[0]} in an SVG"
        return
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield f"not valid SVG: {error}"
        return
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in SVG_TAGS:
            yield f"<{name}> in an SVG"
        for key, value in element.attrib.items():
            if _acts(key.split("}")[-1].lower(), value):
                yield f"{key.split('}')[-1]}={value[:40]!r} in an SVG"
        if name == "style" and _loads(element.text or ""):
            yield "a style sheet that loads things in an SVG"


def _acts(name: str, value: str) -> bool:
    if name == "href":
        return not SVG_HREF.fullmatch(value)
    return name.startswith("on") or _loads(value)


def _loads(style: str) -> bool:
    return bool(SVG_LOADS.search(SVG_URL.sub("", style)))

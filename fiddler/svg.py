"""A figure's SVG as it is published: short, the same every time, in the reader's colours and font.

Colours of the palette become custom properties that follow the light or dark scheme, also in an
`<img>`; every other colour of the data stays.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"


@dataclass(frozen=True)
class Tone:
    """A colour with its values on light and on dark paper, both with contrast 5.7 or more there."""

    name: str
    light: str
    dark: str


PAPER = Tone("paper", "#fbfaf7", "#14171f")
INK = Tone("ink", "#1b1f2a", "#e8e4da")
PALETTE = (  # matplotlib's C0 to C4; a colour has one meaning on all pages
    Tone("idea", "#a34700", "#f4a259"),
    Tone("baseline", "#1d57b0", "#8db8ff"),
    Tone("truth", "#0b6b63", "#4fd1b5"),
    Tone("wrong", "#a3206b", "#f38bc0"),
    Tone("rest", "#5c6068", "#9ba0aa"),
)

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
DRAWN_FONT = "DejaVu Sans"  # comes with matplotlib, so that the layout is the same everywhere

# The colours that a figure is drawn in → what they are published as.
REPLACED = {
    **{tone.light: f"var(--{tone.name})" for tone in PALETTE},
    **dict.fromkeys((INK.light, "#000000"), "currentColor"),
    **dict.fromkeys((PAPER.light, "#ffffff"), f"var(--{PAPER.name})"),
}
COLOUR = re.compile("|".join(REPLACED))
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
FONT_FAMILY = re.compile(rf"font-family: '{DRAWN_FONT}', sans-serif(; )?")
MOVED = re.compile(r"(?:translate|rotate)\([^)]*\)")
ROUNDED = ("d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "points", "style", "viewBox")


def publish(drawn: str) -> str:
    """The SVG to publish for one that matplotlib drew with its texts as text."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        element.attrib.update({k: _value(k, v) for k, v in element.attrib.items()})
        element.tail = "\n"  # one element a line
        if element.tag != f"{{{SVG}}}text" and not (element.text or "").strip():
            element.text = "\n" if len(element) else None
    style = ElementTree.Element(f"{{{SVG}}}style")
    style.text, style.tail = stylesheet(), "\n"
    root.insert(0, style)
    root.text = "\n"
    return ElementTree.tostring(root, encoding="unicode")


def stylesheet() -> str:
    """The rules that make a figure follow the scheme of the page that it is on."""
    fonts = f"svg{{font-family:{FONT}}}"
    return f"{fonts}{_scheme('light')}@media (prefers-color-scheme: dark){{{_scheme('dark')}}}"


def rounded(text: str) -> str:
    """Every number with more than two decimals in a text, with two at most."""
    return LONG_NUMBER.sub(_two_decimals, text)


def _scheme(name: str) -> str:
    tones = "".join(f"--{tone.name}:{getattr(tone, name)};" for tone in (PAPER, *PALETTE))
    return f"svg{{{tones}color:{getattr(INK, name)};background:var(--paper)}}"


def _value(attribute: str, value: str) -> str:
    if attribute in ROUNDED:
        value = " ".join(rounded(value).split())
    if attribute == "transform":  # a scale needs all of its digits
        value = MOVED.sub(lambda match: rounded(match[0]), value)
    if attribute == "style":
        value = COLOUR.sub(lambda match: REPLACED[match[0]], value)
        value = FONT_FAMILY.sub("", value).rstrip("; ")
    return value


def _two_decimals(match: re.Match[str]) -> str:
    number = f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if number == "-0" else number

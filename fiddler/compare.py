"""Comparing a fresh output or figure with the recorded one.

Text and integers must agree exactly. Decimals may differ by one unit of their last printed place,
because the last digits of a float differ between processors.
"""

import base64
import io
import re
from decimal import Decimal
from itertools import zip_longest
from xml.etree import ElementTree

POINTS = 0.1  # how far a place or a length in a figure may move, in points
STYLE = 0.01  # how far a number of a style may, such as an opacity: one unit as it is published
ROUNDING = 1e-9  # 0.16 - 0.15 is a little more than 0.01
LEVELS = 2  # how far a pixel of an embedded image may change, of 255

# Not part of a version such as 2.13.0.
DECIMAL = re.compile(r"( *)(?<![\w.])([-+]?(?:\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+))(?!\.?\w)")
COORDINATE = re.compile(r"([-+]?\d*\.?\d+(?:[eE][-+]?\d+)?)")
XLINK = "{http://www.w3.org/1999/xlink}href"


def text_difference(recorded: str, fresh: str) -> tuple[int, str] | None:
    """The first line that differs and how, as (3, 'printed "…", now "…"'); None if nothing does."""
    lines = zip_longest(recorded.splitlines(), fresh.splitlines())
    for number, (old, new) in enumerate(lines, start=1):
        if old is None or new is None or not _same_line(old, new):
            return number, f"printed {_quoted(old)} when recorded, now {_quoted(new)}"
    return None


def _quoted(line: str | None) -> str:
    return "nothing" if line is None else f'"{line}"'


def _same_line(old: str, new: str) -> bool:
    if old == new:
        return True
    old_parts, new_parts = DECIMAL.split(old), DECIMAL.split(new)
    if old_parts[::3] != new_parts[::3]:
        return False
    numbers = zip(old_parts[1::3], old_parts[2::3], new_parts[1::3], new_parts[2::3], strict=True)
    # A number that grows by a digit takes a space from the column's padding.
    return all(
        (a_pad == b_pad or len(a_pad + a) == len(b_pad + b))
        and abs(Decimal(a) - Decimal(b)) <= min(_unit(a), _unit(b))
        for a_pad, a, b_pad, b in numbers
    )


def _unit(number: str) -> Decimal:
    """One unit of the last printed place: 0.01 for 3.14, 1e-7 for 2.5e-6."""
    exponent = Decimal(number).as_tuple().exponent
    assert isinstance(exponent, int)  # DECIMAL matches neither nan nor inf
    return Decimal(1).scaleb(exponent)


def figure_difference(recorded: str, fresh: str) -> str | None:
    """What differs first between two SVGs that a reader could see; None if nothing.

    Same elements and texts; places within 0.1 pt, styles within 0.01; embedded images pixel by
    pixel. The ids that matplotlib derives from a shape's coordinates are compared by the order they
    appear in.
    """
    if recorded == fresh:
        return None
    try:
        old = list(ElementTree.fromstring(recorded).iter())
    except ElementTree.ParseError as error:
        return f"what is recorded is not valid SVG: {error}"
    new = list(ElementTree.fromstring(fresh).iter())
    if [e.tag for e in old] != [e.tag for e in new]:
        return f"{len(old)} elements recorded, {len(new)} now, or in another order"
    old_ids, new_ids = _ids(old), _ids(new)
    for a, b in zip(old, new, strict=True):
        name = a.tag.split("}")[-1]
        if (a.text or "").strip() != (b.text or "").strip():
            return f'<{name}> recorded "{(a.text or "").strip()}", now "{(b.text or "").strip()}"'
        if a.attrib.keys() != b.attrib.keys():
            return f"<{name}> has other attributes"
        for key in a.attrib:
            if not _same_attribute(key, a.attrib[key], b.attrib[key], old_ids, new_ids):
                key = key.split("}")[-1]
                return f"<{name}> has another {key}"
    return None


def _ids(elements: list[ElementTree.Element]) -> dict[str, str]:
    named = [e.attrib["id"] for e in elements if "id" in e.attrib]
    return {name: f"id{number}" for number, name in enumerate(dict.fromkeys(named))}


def _same_attribute(
    key: str, old: str, new: str, old_ids: dict[str, str], new_ids: dict[str, str]
) -> bool:
    if key == "id":
        return old_ids[old] == new_ids[new]
    if old.startswith("data:image/png;base64,"):
        return old == new or _same_pixels(old, new)
    if key == XLINK or "#" in old:
        return _by_order(old, old_ids) == _by_order(new, new_ids)
    a, b = COORDINATE.split(old), COORDINATE.split(new)
    most = STYLE if key == "style" or key.endswith("opacity") else POINTS
    return a[::2] == b[::2] and all(
        abs(float(x) - float(y)) <= most + ROUNDING for x, y in zip(a[1::2], b[1::2], strict=True)
    )


def _by_order(value: str, ids: dict[str, str]) -> str:
    return re.sub(r"#([\w.-]+)", lambda match: "#" + ids.get(match[1], match[1]), value)


def _same_pixels(old: str, new: str) -> bool:
    from PIL import Image, ImageChops  # only where a figure embeds an image

    def image(uri: str) -> Image.Image:
        data = base64.b64decode(uri.split(",", 1)[1])
        return Image.open(io.BytesIO(data)).convert("RGBA")

    a, b = image(old), image(new)
    if a.size != b.size:
        return False
    return max(ImageChops.difference(a, b).tobytes(), default=0) <= LEVELS

"""The colours of the theme: whatever is read has a contrast of 5.7 or more with its ground."""

import re
from pathlib import Path

import material
import pytest

from fiddler.project import HERE

SHEETS = HERE.root / "theme/stylesheets"
CSS = (SHEETS / "paper.css").read_text("utf-8") + (SHEETS / "code.css").read_text("utf-8")
INKS = {
    "paper": ("ink", "quiet", "link", "accent", "truth", "wrong"),
    "sheet": ("ink", "quiet", "link", "code-number", "code-name", "code-string"),
}
PAIRS = [
    (scheme, ground, ink)
    for scheme in ("default", "slate")
    for ground, inks in INKS.items()
    for ink in inks
]
LEAST = 5.7


def colours(scheme):
    rules = re.findall(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', CSS, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "".join(rules)))


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("scheme", "ground", "ink"), PAIRS)
def test_a_colour_can_be_read_on_its_ground(scheme, ground, ink):
    palette = colours(scheme)
    assert contrast(palette[ink], palette[ground]) >= LEAST


def test_what_the_palette_left_out_would_set_in_the_dark_is_set_here():
    """Material's palette is not loaded; a colour that only it made dark would stay light."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    (palette,), (main,) = folder.glob("palette.*.css"), folder.glob("main.*.css")
    slate = "".join(re.findall(r"scheme=slate\]\{([^}]*)\}", palette.read_text("utf-8")))
    dark = set(re.findall(r"(--md-[\w-]+):", slate))
    used = set(re.findall(r"var\((--md-[\w-]+)", main.read_text("utf-8")))
    ours = set(re.findall(r"(--md-[\w-]+):", CSS))
    assert len(dark) > 20
    assert "color-scheme: dark;" in CSS
    assert dark & used - ours == {"--md-shadow-z1"}  # which is the same in the light

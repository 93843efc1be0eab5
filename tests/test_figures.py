"""Figures: what is published of what matplotlib drew, and the style that snippets get."""

import re
from collections.abc import Iterator
from itertools import chain
from xml.etree import ElementTree

import pytest

from fiddler.svg import INK, PALETTE, PAPER, Tone, publish, rounded, stylesheet

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def published(inside: str) -> str:
    """What becomes of the inside of an SVG, without the style sheet in front."""
    svg = publish(f"{HEAD}>{inside}</svg>")
    return svg.partition("</style>\n")[2].removesuffix("</svg>\n").strip()


# -- Publishing, text in, text out ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("fill: #1b1f2a", "fill: currentColor"),
        ("stroke: #000000; stroke-width: 1", "stroke: currentColor; stroke-width: 1"),
        ("fill: #ffffff", "fill: var(--paper)"),
        ("fill: #fbfaf7", "fill: var(--paper)"),
        ("fill: #a34700; fill-opacity: 0.25", "fill: var(--idea); fill-opacity: 0.25"),
        ("fill: none; stroke: #1d57b0", "fill: none; stroke: var(--baseline)"),
        ("fill: #0b6b63", "fill: var(--truth)"),
        ("fill: #a3206b", "fill: var(--wrong)"),
        ("fill: #5c6068", "fill: var(--rest)"),
        ("fill: #440154; stroke: #fde725", "fill: #440154; stroke: #fde725"),
    ],
)
def test_ink_paper_and_palette_follow_the_scheme_and_other_colours_stay(
    style: str, expected: str
) -> None:
    assert published(f'<path style="{style}"/>') == f'<path style="{expected}" />'


def test_coordinates_have_two_decimals_and_scales_keep_theirs() -> None:
    drawn = (
        '<path d="M 1.23456 -0.001&#10;L 10 2.5"/>'
        '<use x="64.978512" y="307.584" transform="translate(1.23456 2) scale(0.12345)"/>'
        '<image transform="matrix(0.123456 0 0 1 3 4)" width="100.123456"/>'
    )
    assert published(drawn).splitlines() == [
        '<path d="M 1.23 0 L 10 2.5" />',
        '<use x="64.98" y="307.58" transform="translate(1.23 2) scale(0.12345)" />',
        '<image transform="matrix(0.123456 0 0 1 3 4)" width="100.12" />',
    ]
    assert rounded("0.125 -3.14159 7 2.50 1.999") == "0.12 -3.14 7 2.50 2"


def test_text_keeps_every_character_and_takes_the_font_of_the_reader() -> None:
    drawn = (
        "<g><text style=\"font-size: 9.75px; font-family: 'DejaVu Sans', sans-serif; "
        'text-anchor: middle">loss &lt; 0.12345 &amp; m̂ #000000</text></g>'
        "<text style=\"font-size: 9px; font-family: 'DejaVu Sans', sans-serif\"> a </text>"
        "<text style=\"font-family: 'DejaVu Sans Mono', monospace\">x</text>"
    )
    assert published(drawn).splitlines() == [
        "<g>",
        '<text style="font-size: 9.75px; text-anchor: middle">'
        "loss &lt; 0.12345 &amp; m̂ #000000</text>",
        "</g>",
        '<text style="font-size: 9px"> a </text>',
        "<text style=\"font-family: 'DejaVu Sans Mono', monospace\">x</text>",
    ]


def test_links_within_the_figure_survive() -> None:
    drawn = '<defs><path id="m1"/></defs><use xlink:href="#m1"/><g clip-path="url(#p41f599bc81)"/>'
    assert published(drawn).splitlines()[-2:] == [
        '<use xlink:href="#m1" />',
        '<g clip-path="url(#p41f599bc81)" />',
    ]


def test_the_style_sheet_sets_every_colour_for_light_and_for_dark() -> None:
    light, _, dark = stylesheet().partition("@media (prefers-color-scheme: dark)")
    for tone in (PAPER, *PALETTE):
        assert f"--{tone.name}:{tone.light};" in light
        assert f"--{tone.name}:{tone.dark};" in dark
    assert f"color:{INK.light};background:var(--paper)" in light
    assert f"color:{INK.dark};background:var(--paper)" in dark


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tone", [INK, *PALETTE], ids=lambda tone: tone.name)
def test_every_colour_reads_on_both_papers(tone: Tone) -> None:
    assert contrast(tone.light, PAPER.light) >= 5.7
    assert contrast(tone.dark, PAPER.dark) >= 5.7


# -- The backend ---------------------------------------------------------------------------------


@pytest.fixture
def figures() -> Iterator[list[str]]:
    """The figures that the backend has drawn, with the backend in place for one test."""
    matplotlib = pytest.importorskip("matplotlib")
    import matplotlib.pyplot as plt

    with matplotlib.rc_context():
        plt.switch_backend("module://fiddler.figures")
        from fiddler import figures

        matplotlib.rcParams.update(figures.STYLE)
        figures.drawn.clear()
        yield figures.drawn
        plt.close("all")
        plt.switch_backend("svg")


def test_showing_draws_every_open_figure_once_and_closes_it(figures: list[str]) -> None:
    import matplotlib.pyplot as plt

    plt.figure()
    plt.subplots()[1].set_title("second")
    plt.show()
    plt.show()
    assert ["second" in figure for figure in figures] == [False, True]
    assert plt.get_fignums() == []


def test_a_figure_is_plain_content_the_same_every_time(figures: list[str]) -> None:
    import matplotlib.pyplot as plt

    for _ in range(2):
        _, ax = plt.subplots()
        ax.plot([1, 2, 3], "o--", label="steps: 0.12345")
        ax.imshow([[0, 1], [1, 0]])
        ax.legend()
        plt.show()
    first, second = figures
    assert first == second
    root = ElementTree.fromstring(first)
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "style", "defs", "g", "path", "use", "text", "image", "clipPath", "rect"}
    assert root.attrib == {
        "width": "504pt",
        "height": "259.2pt",
        "viewBox": "0 0 504 259.2",
        "version": "1.1",
    }
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "steps: 0.12345" in texts
    assert "DejaVu" not in first
    assert not re.search(r"<!--|<title|\brole=|matplotlib\.org|20\d\d-\d\d", first)


def test_plain_matplotlib_gets_the_style_of_the_site(figures: list[str]) -> None:
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    for number in range(5):
        ax.plot([number, number + 1], label=str(number))
    ax.set(xlabel="steps", ylabel="loss", title="plain")
    ax.legend()
    plt.show()
    root = ElementTree.fromstring(figures[0])
    styles = [element.attrib.get("style", "") for element in root.iter()]
    lines = [s for s in styles if "stroke-width: 1.31;" in s]  # 1.75 px
    drawn = [re.search(r"stroke: (\S+);", line)[1] for line in lines]
    assert drawn[:5] == [f"var(--{tone.name})" for tone in PALETTE]
    spines = [s for s in styles if "stroke: currentColor" in s and "stroke-linejoin: miter" in s]
    assert len(spines) == 2  # left and bottom; no frame around the legend
    colours = set(chain.from_iterable(re.findall(r"(?:fill|stroke): ([^;]+)", s) for s in styles))
    assert {c for c in colours if not c.startswith("var(")} == {"none", "currentColor"}

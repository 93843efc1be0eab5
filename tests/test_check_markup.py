"""Markup that a page must not hold, however it is written and wherever it hides."""

from pathlib import Path

import pytest
from planted import BALL, MOMENTUM, SVG, found

PAGE = "docs/concepts/momentum.md"
DRAWN = "docs/concepts/momentum/ball.svg"
TAG = "use Markdown; the few tags allowed are listed in fiddler/check/safety.py"
LINK = "link by https:, mailto: or a relative path"
STRAY = "write &lt; for a < that is meant"
SCRIPT = f"raw HTML, <script> · {TAG}"
BY_SCRIPT = f"a link by javascript:, javascript:alert(1) · {LINK}"

# What is written at the end of a page, the line of it that is at fault, and what is said.
MARKUP = [
    ("<script>alert(1)</script>", 1, SCRIPT),
    ("<ScRiPt>alert(1)</sCrIpT>", 1, SCRIPT),
    ("a <script src=x></script>", 1, SCRIPT),
    ("a <script\nsrc=x></script>", 1, SCRIPT),
    ("\\`<script></script>`", 1, SCRIPT),
    ("odd ` here\nand ` <script></script> ` there", 2, SCRIPT),
    ("<div>\n`<script></script>`\n</div>", 2, SCRIPT),
    ("<div>\n\n`<script></script>`\n\n</div>", 3, SCRIPT),
    ("| a |\n| - |\n| <script></script> |", 3, SCRIPT),
    ('??? note "A"\n\n    <script></script>', 3, SCRIPT),
    ("- a\n\n    <script></script>", 3, SCRIPT),
    ("> <script></script>", 1, SCRIPT),
    ('<div markdown="1">\n*a* <script></script>\n</div>', 2, SCRIPT),
    ("<iframe src=x></iframe>", 1, f"raw HTML, <iframe> · {TAG}"),
    ("<style>p { color: red }</style>", 1, f"raw HTML, <style> · {TAG}"),
    ("<form><p>a</p></form>", 1, f"raw HTML, <form> · {TAG}"),
    ("<base href=x>", 1, f"raw HTML, <base> · {TAG}"),
    ("<textarea><p>a</p></textarea>", 1, f"raw HTML, <textarea> · {TAG}"),
    ("a <svg/onload=alert(1)></svg>", 1, f"raw HTML, <svg> · {TAG}"),
    ("a <math><mi>x</mi></math>", 1, f"raw HTML, <math> · {TAG}\nraw HTML, <mi> · {TAG}"),
    ("a <u>", 1, f"raw HTML, <u> · {TAG}"),
    ("<javascript:alert(1)>", 1, f"raw HTML, <javascript:alert(1)> · {TAG}"),
    ('<kbd onclick="a()">a</kbd>', 1, "the attribute onclick on <kbd> · remove it"),
    ("<kbd\nonclick=a()>a</kbd>", 2, "the attribute onclick on <kbd> · remove it"),
    (
        '<img src=x OnError=a() alt="an image of x">',
        1,
        "the attribute onerror on <img> · remove it",
    ),
    ('<p class="a"onclick=b()>a</p>', 1, "the attribute onclick on <p> · remove it"),
    ("<p/onclick=a()>a</p>", 1, "the attribute onclick on <p> · remove it"),
    ("<a href=x.md href=javascript:alert(1)>a b</a>", 1, BY_SCRIPT),
    ("<<script>a()</script>", 1, SCRIPT),
    ("<![CDATA[<script>a()</script>]]>", 1, f"raw markup, <![CDATA[<script>a()</script> · {STRAY}"),
    ("<p style='color: red'>a</p>", 1, "the attribute style on <p> · remove it"),
    (
        '<td style="position: fixed">a</td>',
        1,
        'the style "position: fixed" on <td> · use a class of the theme\'s',
    ),
    ("<input type=password>", 1, 'an <input> of type "password" · remove it'),
    ('[a b](x.md){ onclick="a()" }', 1, "the attribute onclick on <a> · remove it"),
    ("[a b](x.md){ style=color:red }", 1, "the attribute style on <a> · remove it"),
    ("[a b](x.md){ target=_blank }", 1, "the attribute target on <a> · remove it"),
    ("A paragraph.\n{: onmouseover=a() }", 2, "the attribute onmouseover on <p> · remove it"),
    ("## A heading { onclick=a() }", 1, "the attribute onclick on <h2> · remove it"),
    ("[x y](javascript:alert(1))", 1, BY_SCRIPT),
    ("[x y](JavaScript:alert(1))", 1, BY_SCRIPT.replace(", javas", ", JavaS")),
    ("[x y](java&#115;cript:alert(1))", 1, BY_SCRIPT),
    ("[x y](&#x6A;avascript:alert(1))", 1, BY_SCRIPT),
    ("[x y](javascript&colon;alert(1))", 1, BY_SCRIPT),
    ("[x y](<java script:alert(1)>)", 1, BY_SCRIPT.replace(", java", ", java ")),
    ("[x y](<javascript:alert(1)> 'title')", 1, BY_SCRIPT),
    ("[x y][z]\n\n[z]: javascript:alert(1)", 3, BY_SCRIPT),
    ("[z]\n\n[z]:\n    javascript:alert(1)", 4, BY_SCRIPT),
    ('<a href=" &#9;javascript:alert(1)">a b</a>', 1, BY_SCRIPT),
    ("<a href=javascript:alert(1)>a b</a>", 1, BY_SCRIPT),
    ("[x y](data:text/html,a)", 1, f"a link by data:, data:text/html,a · {LINK}"),
    ("[x y](vbscript:a)", 1, f"a link by vbscript:, vbscript:a · {LINK}"),
    ("[x y](file:///a)", 1, f"a link by file:, file:///a · {LINK}"),
    ("<ftp://example.org>", 1, f"a link by ftp:, ftp://example.org · {LINK}"),
    (
        "[x y](//example.org/a)",
        1,
        f"a link that takes its scheme from the page, //example.org/a · {LINK}",
    ),
    (
        "<a href='\\\\example.org/a'>a b</a>",
        1,
        f"a link that takes its scheme from the page, \\\\example.org/a · {LINK}",
    ),
    (
        "![An image of it](https://example.org/a.png)",
        1,
        f"an image from another host, https://example.org/a.png · {LINK}",
    ),
    (
        "![An image of it](data:image/png;base64,AAAA)",
        1,
        f"a link by data:, data:image/png;base64,AAAA · {LINK}",
    ),
    (
        "<!-- a note -->",
        1,
        "a comment, <!-- a note --> · remove it: comments here only steer tests",
    ),
    ("<?php a ?>", 1, f"raw markup, <?php a ? · {STRAY}"),
    ("<!DOCTYPE html>", 1, f"raw markup, <!DOCTYPE html · {STRAY}"),
    ("<div>\na", 1, f"raw markup, <div> without </div> · {STRAY}"),
    ("a\n\n</section>\n</div>", 4, f"raw markup, </div> · {STRAY}"),
]


@pytest.mark.parametrize(("source", "line", "said"), MARKUP, ids=[row[0] for row in MARKUP])
def test_markup_outside_the_short_list_is_refused(tmp_path: Path, source, line, said):
    place = f"{PAGE}:{MOMENTUM.count(chr(10)) + 1 + line}"
    expected = [f"{place}: {what}" for what in said.split("\n")]
    assert found(tmp_path, {PAGE: f"{MOMENTUM}\n{source}\n"}) == expected


ALLOWED = [
    "Press <kbd>a</kbd>, H<sub>2</sub>O, m<sup>2</sup>,<br>and <abbr title='Long'>L</abbr>.",
    "`<script>alert(1)</script>` and `` a ` <script> ``",
    "```html\n<script>alert(1)</script>\n```",
    "````markdown\n```python\nx = 1\n```\n<!-- a note -->\n````",
    "$a<b$ and $$\\frac{{a}}{b} <c> onclick=$$ and a < b > c, x<y",
    "[a b](https://example.org/a?b=c:d), <https://example.org>, [a b](#practise 'Title')",
    "[a b](../index.md){ .button #an-id title='What it is' }",
    '<div class="grid" markdown>\n\n*a*\n\n</div>',
    "<details open><summary>More</summary>a</details>",
    "3. Third\n4. Fourth",
    "Write `{{ page/snippet: label }}` to quote.",
]


@pytest.mark.parametrize("source", ALLOWED)
def test_markup_that_readers_need_is_allowed(tmp_path: Path, source):
    assert found(tmp_path, {PAGE: f"{MOMENTUM}\n{source}\n"}) == []


def test_every_fault_of_a_page_is_listed_at_its_own_line(tmp_path: Path):
    text = f"{MOMENTUM}\n<script></script>\n\n`<script>`\n\n<script></script>\n\n![](a.png)\n"
    first = MOMENTUM.count("\n") + 2
    assert [line.split(" · ")[0] for line in found(tmp_path, {PAGE: text})] == [
        f"{PAGE}:{first}: raw HTML, <script>",
        f"{PAGE}:{first + 2}: raw HTML, <script>",
        f"{PAGE}:{first + 6}: an image without alternative text: a.png",
    ]


DRAWINGS = [
    ("<script>a()</script>", "<script> in an SVG"),
    ("<foreignObject/>", "<foreignObject> in an SVG"),
    ('<a href="x"/>', "<a> in an SVG\nhref='x' in an SVG"),
    ('<path onload="a()"/>', "onload='a()' in an SVG"),
    ('<image href="https://example.org/a.png"/>', "href='https://example.org/a.png' in an SVG"),
    ('<use href="other.svg#a"/>', "href='other.svg#a' in an SVG"),
    ("<style>@import 'a.css';</style>", "a style sheet that loads things in an SVG"),
    ('<path fill="url(https://example.org)"/>', "fill='url(https://example.org)' in an SVG"),
    ("<path>", "not valid SVG: mismatched tag: line 1, column 96"),
]


@pytest.mark.parametrize(("part", "said"), DRAWINGS, ids=[row[0] for row in DRAWINGS])
def test_a_drawing_holds_shapes_and_text_only(tmp_path: Path, part, said):
    mend = "draw it with the runner, which writes shapes and text only"
    drawing = SVG.replace("</svg>", f"{part}</svg>")
    expected = [f"{DRAWN}: {what} · {mend}" for what in said.split("\n")]
    assert found(tmp_path, {DRAWN: drawing}) == expected


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE svg [<!ENTITY a 'a'>]>", "<?xml-stylesheet href='a'?>"]
)
def test_a_drawing_has_no_entities_and_loads_no_style(tmp_path: Path, head):
    (line,) = found(tmp_path, {DRAWN: head + SVG})
    assert line.startswith(
        f"{DRAWN}: <!ENTITY in an SVG" if "ENTITY" in head else f"{DRAWN}: <? in"
    )


def test_a_drawing_may_embed_pixels_and_use_its_own_parts(tmp_path: Path):
    part = '<image href="data:image/png;base64,AAAA"/><use href="#a"/><path clip-path="url(#a)"/>'
    assert found(tmp_path, {DRAWN: SVG.replace("</svg>", f"{part}</svg>")}) == []


def test_code_is_never_taken_for_markup(tmp_path: Path):
    code = BALL.replace("speed, steps = 8, 0", "speed, steps = 8, 0  # <script> {{ a: b }}")
    assert found(tmp_path, {"snippets/concepts/momentum/ball.py": code}) == []

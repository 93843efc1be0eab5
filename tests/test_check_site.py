"""The built site: each fault planted in a small tree is found, once, where somebody wrote it."""

import json

import pytest
from small_site import small_site

from fiddler.build import build, finding_from
from fiddler.check.site import check_site
from fiddler.project import Project

TITLE = "---\ntitle: Other\n---\n\n"


def notebook(markdown):
    cells = [{"cell_type": "markdown", "id": "words", "metadata": {}, "source": [markdown]}]
    return json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1
    )


def other(text):
    return {"docs/a/other.md": TITLE + text}


# What is planted: the files that have it, and all that the build says of it.
PLANTED = {
    "a dead link in Markdown": (
        other("See [this](countin.md).\n"),
        [
            "docs/a/other.md:5: contains a link 'countin.md', but the target 'a/countin.md' is not "
            "found among documentation files · correct it or take it out"
        ],
    ),
    "a dead link in raw HTML": (
        other('See <a href="../countin/">this</a>.\n'),
        ["docs/a/other.md:5: leads nowhere: ../countin/ · did you mean a/counting/?"],
    ),
    "a dead link in a notebook": (
        {"docs/a/book.ipynb": notebook("See [this](countin.md).")},
        [
            "docs/a/book.ipynb:8: contains a link 'countin.md', but the target 'a/countin.md' is "
            "not found among documentation files · correct it or take it out"
        ],
    ),
    "a dead link in the raw HTML of a notebook": (
        {"docs/a/book.ipynb": notebook('See <a href="../countin/">this</a>.')},
        ["docs/a/book.ipynb:8: leads nowhere: ../countin/ · did you mean a/counting/?"],
    ),
    "a dead fragment in Markdown": (
        other("One.\n\nSee [this](counting.md#mor).\n"),
        [
            "docs/a/other.md:7: contains a link 'counting.md#mor', but the doc 'a/counting.md' "
            "does not contain an anchor '#mor' · correct it or take it out"
        ],
    ),
    "a dead fragment in raw HTML": (
        other('See <a href="../counting/#mor">this</a>.\n'),
        ["docs/a/other.md:5: no such place on the page: ../counting/#mor · did you mean #more?"],
    ),
    "a heading's id twice": (
        other("## One { #same }\n\n## Two { #same }\n"),
        [
            'docs/a/other.md:7: the id "same" 2 times on one page · '
            "give each heading or element its own"
        ],
    ),
    "a missing image": (
        other("![Three points](counting/cont.svg)\n"),
        [
            "docs/a/other.md:5: contains a link 'counting/cont.svg', but the target "
            "'a/counting/cont.svg' is not found among documentation files · "
            "correct it or take it out"
        ],
    ),
    "a missing image in raw HTML": (
        other('<img src="../counting/cont.svg" alt="Three points">\n'),
        [
            "docs/a/other.md:5: leads nowhere: ../counting/cont.svg · "
            "did you mean a/counting/count.svg?"
        ],
    ),
    "an image of another host": (
        other('<img src="https://example.org/x.png" alt="Some points">\n'),
        [
            "docs/a/other.md:5: asks another host for https://example.org/x.png · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a script of another host": (
        other('<script src="//example.org/x.js"></script>\n'),
        [
            "docs/a/other.md:5: asks another host for //example.org/x.js · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a frame of another host": (
        other('<iframe src="https://example.org/" title="Elsewhere"></iframe>\n'),
        [
            "docs/a/other.md:5: asks another host for https://example.org/ · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a style attribute that loads from another host": (
        other('<p style="background: url(https://example.org/x.png)">Words</p>\n'),
        [
            "docs/a/other.md:5: asks another host for https://example.org/x.png · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a style sheet that loads from another host": (
        {"theme/stylesheets/maths.css": 'p {}\n@import "https://example.org/x.css";\n'},
        [
            "theme/stylesheets/maths.css:2: asks another host for https://example.org/x.css · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a font of another host": (
        {"theme/stylesheets/maths.css": "@font-face {\n  src: url('//example.org/x.woff2');\n}\n"},
        [
            "theme/stylesheets/maths.css:2: asks another host for //example.org/x.woff2 · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a figure that loads from another host": (
        {
            "docs/a/counting/count.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n'
            '<image href="https://example.org/x.png"/></svg>\n'
        },
        [
            "docs/a/counting/count.svg:2: asks another host for https://example.org/x.png · "
            "keep a copy in theme/ or docs/ and load it"
        ],
    ),
    "a dead link in the theme, on every page": (
        {
            "theme/main.html": '{% extends "base.html" %}\n{% block footer %}\n'
            "<a href=\"{{ 'nowhere/' | url }}\">Words</a>\n{% endblock %}\n"
        },
        [
            "theme/main.html:3: leads nowhere: nowhere/index.html · "
            "correct the address, or take it out"
        ],
    ),
    "a quoted label that is gone": (
        {"snippets/a/counting/count.txt": "sum: 3\n"},
        ['docs/a/counting.md:5: a/counting/count.txt has no line "total: …" · did you mean "sum"?'],
    ),
    "a maths error": (
        other("One.\n\nTake $a^b^c$.\n"),
        ["docs/a/other.md:7: Double superscript at position 4: a^b^c · correct the formula"],
    ),
    "a missing snippet": (
        other('```python\n--8<-- "a/countin/count.py"\n```\n'),
        ['docs/a/other.md:6: no snippet "a/countin/count.py" · did you mean a/counting/count.py?'],
    ),
    "a missing snippet, an error in maths and a dead link together": (
        other('```python\n--8<-- "a/x.py"\n```\n\n$a^b^c$ <a href="../x/">this</a>\n'),
        [
            'docs/a/other.md:6: no snippet "a/x.py" · did you mean a/counting/count.py?',
            "docs/a/other.md:9: Double superscript at position 4: a^b^c · correct the formula",
            "docs/a/other.md:9: leads nowhere: ../x/ · correct the address, or take it out",
        ],
    ),
    "a notebook that is none": (
        {"docs/a/book.ipynb": "{\n"},
        ["docs/a/book.ipynb:2: not valid JSON · save it again from Jupyter"],
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_it_is_found(fault, tmp_path):
    files, expected = PLANTED[fault]
    project = small_site(tmp_path, files)
    assert [str(finding) for finding in build(project, tmp_path / "site")] == expected


def test_a_small_site_without_a_fault_has_no_finding_and_a_copy_of_each_page(tmp_path):
    project = small_site(tmp_path, {"docs/a/book.ipynb": notebook("See [that](counting.md).")})
    assert build(project, tmp_path / "site") == []
    copies = {
        path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.rglob("site/**/*.md")
    }
    assert copies == {"index.md", "a/counting.md", "a/book.md"}


def test_a_page_that_cannot_be_rendered_is_named_without_a_traceback(tmp_path, monkeypatch):
    def fail(text):
        raise RuntimeError("no size")

    monkeypatch.setattr("fiddler.markdown.figures.svg_size", fail)
    project = small_site(tmp_path)
    assert [str(finding) for finding in build(project, tmp_path / "site")] == [
        "docs/a/counting.md: cannot be rendered, RuntimeError: no size · "
        "run `python -m mkdocs build` to see where"
    ]


def test_a_page_of_the_navigation_that_is_not_there_is_named(tmp_path):
    project = small_site(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text().replace("- index.md", "- index.md\n- a/gone.md"))
    findings = [str(finding) for finding in build(project, tmp_path / "site")]
    assert len(findings) == 1
    assert findings[0].startswith("mkdocs.yml:")
    assert "'a/gone.md'" in findings[0]


def test_a_suggestion_of_mkdocs_becomes_the_mend(tmp_path):
    message = "Doc file 'a.md' contains a link 'b', but nothing is there. Did you mean 'b.md'?"
    finding = finding_from(Project(tmp_path), message)
    assert (finding.what, finding.mend) == (
        "contains a link 'b', but nothing is there",
        "did you mean b.md?",
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<a href='./'>x</a> <a href=''>x</a> <a href='#top'>x</a>", ["no such place"]),
        ("<!-- <a href='gone/'>x</a> -->", []),
        ("<script>'<a href=\"gone/\">'</script>", []),
        ("<a title='1 > 2' href='gone/'>x</a>", ["leads nowhere: gone/"]),
        ("<a href=gone/>x</a>", ["leads nowhere: gone/"]),
        ("<A HREF='gone/'>x</A>", ["leads nowhere: gone/"]),
        ("<img srcset='a.png 1x, b.png 2x'>", ["leads nowhere: a.png", "leads nowhere: b.png"]),
        ("<a href='/base/'>x</a> <a href='/'>x</a>", ["leads nowhere: /"]),
        ("<a href='mailto:a@example.org'>x</a> <a href='https://example.org'>x</a>", []),
        ("<link rel=canonical href='https://example.org/'>", []),
        ("<link rel=preload href='https://example.org/'>", ["asks another host"]),
        ("<p id=a>x</p><p id=a>y</p>", ['the id "a" 2 times']),
        ("<style>p { background: url(//example.org/x) }</style>", ["asks another host"]),
        ("<a href='a%20b/'>x</a>", []),
    ],
)
def test_html_is_read_as_a_browser_reads_it(html, found, tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "a b/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    (site / "index.html").write_text(f"<article>{html}</article>", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(html, encoding="utf-8")
    findings = check_site(Project(tmp_path), site, "/base/")
    assert [finding.path for finding in findings] == ["docs/index.md"] * len(found)
    assert all(text in finding.what for text, finding in zip(found, findings, strict=True))

"""What the Markdown extension makes of a page: set as in `mkdocs.yml`, without MkDocs."""

import logging
import re

import pytest
import yaml
from markdown import Markdown
from small_site import small_site

from fiddler.markdown.listings import without_title
from fiddler.project import HERE

REPOSITORY = "https://github.com/sidravic/euphoric_fiddler"


@pytest.fixture
def render(tmp_path, monkeypatch, caplog):
    """Renders a text as the page `page.md` of the small tree; `.findings` says what it reported."""
    small_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.WARNING, "mkdocs.fiddler")
    listed = yaml.safe_load((HERE.root / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    pairs = [next(iter(e.items())) if isinstance(e, dict) else (e, {}) for e in listed]
    md = Markdown(
        extensions=["tables", *(name for name, _ in pairs)],
        extension_configs=dict(pairs),
    )

    def render(text):
        html = md.reset().convert(text)
        render.findings = [str(record.finding) for record in caplog.records]
        return html

    return render


def include(path, fence="python", indent=""):
    return "\n".join(f"{indent}{line}" for line in (f"```{fence}", f'--8<-- "{path}"', "```"))


def test_a_snippet_has_its_docstring_as_title_an_anchor_and_links_to_source_and_edit(render):
    html = render(include("a/counting/count.py"))
    assert '<figure class="snippet" id="count-py" data-snippet="a/counting/count.py">' in html
    assert '<a class="title" href="#count-py">Count to three</a>' in html
    assert f'href="{REPOSITORY}/blob/main/snippets/a/counting/count.py">count.py</a>' in html
    assert f'href="{REPOSITORY}/edit/main/snippets/a/counting/count.py"' in html
    assert render.findings == []


def test_a_snippet_shown_in_parts_has_its_title_once(render):
    html = render(f"{include('a/counting/count.py:sum')}\n\n{include('a/counting/count.py')}")
    assert html.count("Count to three</a>") == 1
    assert html.count(">count.py</a>") == 2


def test_the_code_is_the_file_without_title_section_markers_or_an_empty_last_line(render):
    code = re.search(r"<code>(.*)</code>", render(include("a/counting/count.py")), re.DOTALL)[1]
    text = re.sub(r"<[^>]+>", "", code)
    assert text.startswith("total = 1 + 1 + 1\nprint(")
    assert text.endswith(")\n")
    assert not text.endswith("\n\n")


def test_a_title_may_say_anything(render, tmp_path):
    file = tmp_path / "snippets/a/odd.py"
    file.write_text('"""Is "a" < \'b\' in {curly} *Python*?"""\n', encoding="utf-8")
    expected = "Is &quot;a&quot; &lt; &#x27;b&#x27; in {curly} *Python*?</a>"
    assert expected in render(include("a/odd.py"))


def test_a_file_shown_three_times_has_three_anchors(render):
    blocks = [include("a/counting/count.py"), include("a/counting/count.py:sum")]
    html = render("\n\n".join([*blocks, include("a/counting/count.py")]))
    ids = re.findall(r'<figure class="snippet" id="([^"]+)"', html)
    assert ids == ["count-py", "count-py-sum", "count-py--2"]


def test_a_snippet_in_a_fold_is_shown_like_any_other(render):
    html = render('??? note "More"\n\n' + include("a/counting/count.py", indent="    "))
    assert re.search(r'<details.*<figure class="snippet".*</figure>.*</details>', html, re.DOTALL)


def test_what_a_snippet_prints_and_warns_is_labelled_and_has_nothing_to_copy(render, tmp_path):
    record = "--8<-- [start:wrong_way]\nFutureWarning: no\n--8<-- [end:wrong_way]\n"
    (tmp_path / "snippets/a/counting/count.warnings.txt").write_text(record, encoding="utf-8")
    html = render(
        include("a/counting/count.txt", "text")
        + "\n\n"
        + include("a/counting/count.warnings.txt:wrong_way", "text")
    )
    assert '<figure class="output prints" id="count-txt"><figcaption>prints</figcaption>' in html
    assert '<figcaption>warns</figcaption><div class="no-copy highlight">' in html
    assert "FutureWarning: no" in html
    assert "--8&lt;--" not in html


def test_the_comments_for_pytest_codeblocks_are_not_published(render):
    comment = "<!--pytest-codeblocks:expected-output-->\n"
    assert "pytest-codeblocks" not in render(comment + include("a/counting/count.txt", "text"))


def test_a_plain_fence_stays_a_plain_fence(render):
    html = render("```python\nx = 1\n```")
    assert "figure" not in html
    assert '<div class="highlight">' in html


def test_a_missing_snippet_names_the_line_and_the_nearest_name_and_shows_it_in_the_page(render):
    html = render("Words.\n\n" + include("a/countin/count.py"))
    finding = 'no snippet "a/countin/count.py" · did you mean a/counting/count.py?'
    assert render.findings == [f"docs/page.md:4: {finding}"]
    assert '<span class="c1"># docs/page.md:4: no snippet "a/countin/count.py" ·' in html


def test_a_missing_record_names_the_command_that_makes_it(render, tmp_path):
    (tmp_path / "snippets/a/counting/other.py").write_text('"""Other."""\n')
    render(include("a/counting/other.txt", "text"))
    finding = '"a/counting/other.txt" is not recorded · run `make record page=a/counting`'
    assert render.findings == [f"docs/page.md:2: {finding}"]


def test_a_missing_section_names_the_nearest_section(render):
    render(include("a/counting/count.py:summ"))
    finding = 'no section "summ" in a/counting/count.py · did you mean sum?'
    assert render.findings == [f"docs/page.md:2: {finding}"]


def test_all_that_is_wrong_in_a_page_is_listed(render):
    render(f"{include('a/x.py')}\n\n{{{{ a/counting/count: sum }}}} and $a^b^c$.\n")
    assert [finding.split(":")[1] for finding in render.findings] == ["2", "5", "5"]


def test_a_quote_is_what_was_printed_linked_to_the_block_that_printed_it(render):
    html = render("{{ a/counting/count: total }}\n\n" + include("a/counting/count.py"))
    assert 'class="quote" data-snippet="a/counting/count.py" href="#count-py">3</a>' in html


def test_a_quote_without_its_block_on_the_page_or_inside_a_link_is_plain(render):
    assert ">3</span>" in render("{{ a/counting/count: total }}")
    html = render("[{{ a/counting/count: total }} steps](#x)\n\n" + include("a/counting/count.py"))
    assert '<a href="#x"><span class="quote" data-snippet="a/counting/count.py">3</span>' in html


def test_a_quoted_number_below_zero_has_the_minus_that_prose_has(render, tmp_path):
    record = tmp_path / "snippets/a/counting/count.txt"
    record.write_text("sum: -1.5 to -.5, [1, -2]\nday: 2024-05-01, 1e-5\n", encoding="utf-8")
    html = render("{{ a/counting/count: sum }} {{ a/counting/count: day }}")
    assert ">−1.5 to −.5, [1, −2]<" in html
    assert ">2024-05-01, 1e-5<" in html


def test_a_quote_in_code_stays_as_written(render):
    assert "<code>{{ a/counting/count: total }}</code>" in render("`{{ a/counting/count: total }}`")


def test_a_quoted_label_that_is_gone_names_the_line_and_the_nearest_label(render):
    render("Words.\n\nIt takes {{ a/counting/count: totals }} steps.")
    finding = 'a/counting/count.txt has no line "totals: …" · did you mean "total"?'
    assert render.findings == [f"docs/page.md:3: {finding}"]


def test_a_quote_of_a_snippet_without_a_record_names_the_nearest(render):
    render("{{ a/counting/cont: total }}")
    finding = 'nothing is recorded of "a/counting/cont" · did you mean a/counting/count?'
    assert render.findings == [f"docs/page.md:1: {finding}"]


def test_a_label_printed_twice_cannot_be_quoted(render, tmp_path):
    (tmp_path / "snippets/a/counting/count.txt").write_text("total: 3\ntotal: 4\n")
    render("{{ a/counting/count: total }}")
    finding = 'a/counting/count.txt has 2 lines "total: …" · give each its own label'
    assert render.findings == [f"docs/page.md:1: {finding}"]


@pytest.mark.parametrize("text", [r"\(x + 1\)", "$x + 1$"])
def test_maths_in_a_line(render, text):
    html = render(f"Take {text}, then *go*.")
    assert (
        '<span class="maths"><math><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></math></span>, t'
        in html
    )


@pytest.mark.parametrize("text", ["\\[\nx + 1\n\\]", "$$\nx + 1\n$$"])
def test_maths_on_its_own(render, text):
    assert '<div class="maths"><math class="tml-display" display="block"' in render(
        f"Take\n\n{text}\n\nthen go."
    )


def test_a_maths_error_names_its_line(render):
    render("One $x$.\n\n$$\n\\begin{aligned}\na &= \\foo\n\\end{aligned}\n$$\n\nTwo $a^b^c$.")
    assert render.findings[0].startswith("docs/page.md:4: Unsupported function name: \\foo")
    assert render.findings[1] == (
        "docs/page.md:9: Double superscript at position 4: a^b^c · correct the formula"
    )


def test_an_image_alone_is_a_figure_with_its_size_and_its_title_as_caption(render):
    html = render('![Three points](a/counting/count.svg "One, two, three.")')
    assert '<figure class="figure"><img' in html
    assert 'width="96"' in html
    assert 'height="48"' in html
    assert "<figcaption>One, two, three.</figcaption>" in html


def test_an_image_among_words_stays_in_its_line(render):
    assert "figure" not in render("Here ![Three points](a/counting/count.svg) it is.")


def test_heads_of_a_table_have_words(render):
    html = render("|  | a | $\\mu$ |\n| --- | --- | --- |\n| b | 1 | 2 |")
    assert "<td></td>\n<th>a</th>" in html
    assert '<span aria-hidden="true" class="maths"><math>' in html
    assert '<span class="spoken">μ</span>' in html


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('"""Count rows."""\n\nimport pandas\n', "import pandas\n"),
        ('"""Count\nrows."""\nx = 1\n', "x = 1\n"),
        (
            '"""Count rows.\n\nMore about it."""\nx = 1\n',
            '"""Count rows.\n\nMore about it."""\nx = 1\n',
        ),
        ('"""Count columns."""\nx = 1\n', '"""Count columns."""\nx = 1\n'),
        ("x = 1\n", "x = 1\n"),
    ],
)
def test_a_docstring_that_is_the_title_is_not_said_twice(code, shown):
    assert without_title(code, "Count rows") == shown

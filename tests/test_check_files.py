"""Faults of files, of `mkdocs.yml`, of snippets and of notebooks, planted in a valid tree."""

from pathlib import Path

import pytest
from planted import BALL, CELLS, CONFIG, INDEX, SVG, cell, found, notebook, result, stream

PAGE = "docs/concepts/momentum.md"
CODE = "snippets/concepts/momentum/ball.py"
HOME = "docs/index.md"
NOTEBOOK = "docs/recommenders/popular.ipynb"
OTHER = "snippets/concepts/momentum/other.py"
SHOWN = {PAGE: ("???", '```python\n--8<-- "concepts/momentum/other.py"\n```\n\n???')}
ANOTHER = (
    INDEX.split("Read")[0]
    .replace("Home", "Another")
    .replace("start, contents, what is here", "another, other, what else is here")
)
REMOVE = "remove it, or add it to fiddler/check/config.py, with a reason"
UNTAGGED = "write the value itself: MkDocs would run what a tag names"


def other(source: str) -> dict:
    """The tree with another snippet, shown on its page."""
    return {OTHER: source, **SHOWN}


def in_cell(source: str, **more) -> dict:
    """The notebook with a cell more: code if it has a count, else Markdown."""
    kind = "code" if more else "markdown"
    return {NOTEBOOK: notebook([*CELLS, cell(kind, "last", source, **more)])}


def in_output(**data: str) -> dict:
    return in_cell("rows", execution_count=3, outputs=[result(3, **data)])


LIKES = "docs/recommenders/popular/likes.svg"
SHOWS_LIKES = cell("markdown", "shows", '![Likes that rise](popular/likes.svg "They rise.")')


def drawing(*after: dict) -> dict:
    """The notebook with a cell that draws, and those after it."""
    draws = cell("code", "likes", "plt.plot(rows)\nplt.show()", execution_count=3)
    return {NOTEBOOK: notebook([*CELLS, draws, *after])}


FILES = {
    "not UTF-8": (
        {HOME: INDEX.encode() + b"caf\xe9\n"},
        f"{HOME}:8: not UTF-8: invalid continuation byte · save the file as UTF-8",
    ),
    "a byte order mark": (
        {HOME: "\ufeff" + INDEX},
        f"{HOME}:1: begins with a byte order mark · save the file as UTF-8 without it",
    ),
    "line ends of Windows": (
        {HOME: INDEX.replace("\n", "\r\n")},
        f"{HOME}:1: lines end as on Windows · save the file with LF line ends",
    ),
    "a control character": (
        {HOME: INDEX + "a\x00b\n"},
        f"{HOME}:8: an invisible character, U+0000 · remove it, or write it as an escape",
    ),
    "writing turned round": (
        {CODE: BALL.replace("8, 0", "8, 0  # \u202e")},
        f"{CODE}:6: an invisible character, U+202E · remove it, or write it as an escape",
    ),
    "letters without width": (
        {"mkdocs.yml": CONFIG.replace("Tree", "Tr\u200bee")},
        "mkdocs.yml:1: an invisible character, U+200B · remove it, or write it as an escape",
    ),
    "a tab": ({HOME: INDEX + "\ta\n"}, f"{HOME}:8: a tab · indent with spaces"),
    "a page too large": (
        {HOME: INDEX + "word " * 20_000 + "\n"},
        f"{HOME}: 100 kB, more than the 100 kB allowed · make it smaller, or split it",
    ),
    "a notebook too large": (
        {NOTEBOOK: notebook([*CELLS, cell("markdown", "last", "word " * 200_000)])},
        f"{NOTEBOOK}: 1002 kB, more than the 1000 kB allowed · make it smaller, or split it",
    ),
    "a figure too large": (
        {"docs/images/big.svg": SVG.replace("M 0 0", "M 0 0 " * 50_000)},
        "docs/images/big.svg: 300 kB, more than the 300 kB allowed · make it smaller, or split it",
    ),
    "data too large": (
        {"snippets/data/big.csv": "1,2\n" * 500_001},
        "snippets/data/big.csv: 2000 kB, more than the 2000 kB allowed · "
        "make it smaller, or split it",
    ),
    "a page that is HTML": (
        {"docs/a.html": "<p>a</p>\n"},
        "docs/a.html: a .html file · only .md, .ipynb, .svg, .png belong here",
    ),
    "a module among the pages": (
        {"docs/a.py": "x = 1\n"},
        "docs/a.py: a .py file · only .md, .ipynb, .svg, .png belong here",
    ),
    "a notebook among the snippets": (
        {"snippets/a.ipynb": notebook()},
        "snippets/a.ipynb: a .ipynb file · only .py, .txt, .toml belong here",
    ),
    "a name with a capital, the same address on some machines": (
        {"docs/Index.md": INDEX},
        "docs/Index.md: its name is not snake_case · use a to z, 0 to 9 and _",
    ),
    "a second index": (
        {"docs/README.md": INDEX},
        "docs/README.md: its name is not snake_case · use a to z, 0 to 9 and _",
    ),
    "a name with a hyphen": (
        {"snippets/concepts/momentum/a-b.py": BALL},
        "snippets/concepts/momentum/a-b.py: its name is not snake_case · use a to z, 0 to 9 and _",
    ),
    "a folder and a page of one address": (
        {
            "docs/concepts/momentum/index.md": ANOTHER,
            "mkdocs.yml": ("  - index.md\n", "  - index.md\n  - concepts/momentum/index.md\n"),
        },
        "docs/concepts/momentum/index.md: has the same address as docs/concepts/momentum.md · "
        "keep one of them, or rename one",
    ),
    "a page and a notebook of one address": (
        {
            "docs/index.ipynb": notebook([cell("raw", "front", ANOTHER)]),
            "mkdocs.yml": ("  - index.md\n", "  - index.md\n  - index.ipynb\n"),
        },
        "docs/index.md: has the same address as docs/index.ipynb · keep one of them, or rename one",
    ),
}

CONFIGS = {
    "a Python tag": (
        {"mkdocs.yml": ("site_name: Tree", "site_name: !!python/name:os.system")},
        f"mkdocs.yml:1: a YAML tag, !!python/name:os.system · {UNTAGGED}",
    ),
    "a Python tag in a list of settings": (
        {"mkdocs.yml": ("  - attr_list\n", "  - attr_list: !!python/object/apply:os.abort []\n")},
        f"mkdocs.yml:18: a YAML tag, !!python/object/apply:os.abort · {UNTAGGED}",
    ),
    "a Python tag by another handle": (
        {"mkdocs.yml": f"%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!name:os.abort\n{CONFIG}"},
        f"mkdocs.yml:3: a YAML tag, !!python/name:os.abort · {UNTAGGED}",
    ),
    "a variable of the environment": (
        {"mkdocs.yml": ("site_name: Tree", "site_name: !ENV HOME")},
        f"mkdocs.yml:1: a YAML tag, !ENV · {UNTAGGED}",
    ),
    "an alias": (
        {"mkdocs.yml": CONFIG + "extra: &a [*a]\n"},
        "mkdocs.yml:33: a YAML alias, *a · write the value itself",
    ),
    "another file that is inherited": (
        {"mkdocs.yml": CONFIG + "INHERIT: other.yml\n"},
        f"mkdocs.yml:33: 'INHERIT' is none of our settings · {REMOVE}",
    ),
    "an unknown hook": (
        {"mkdocs.yml": ("  - fiddler/hooks.py", "  - docs/hooks.py")},
        "mkdocs.yml:14: hooks is ['docs/hooks.py'] · set it to ['fiddler/hooks.py']",
    ),
    "another plugin": (
        {"mkdocs.yml": ("  - search\n", "  - serach\n")},
        "mkdocs.yml:13: 'serach' is none of our plugins · "
        "did you mean search? If not, add it to fiddler/check/config.py, with a reason",
    ),
    "another extension": (
        {"mkdocs.yml": ("  - tables\n", "  - os\n")},
        "mkdocs.yml:20: 'os' is none of our markdown_extensions · "
        "did you mean abbr? If not, add it to fiddler/check/config.py, with a reason",
    ),
    "a synonym that is not a text": (
        {"mkdocs.yml": CONFIG + "extra: {synonyms: [[missing, null]]}\n"},
        "mkdocs.yml:33: a synonym that YAML reads as None · quote it",
    ),
    "a synonym of nothing": (
        {"mkdocs.yml": CONFIG + "extra: {synonyms: [missing]}\n"},
        "mkdocs.yml:33: 'missing' is no group of synonyms · write [one, other]",
    ),
    "a folder of pages elsewhere": (
        {"mkdocs.yml": ("docs_dir: docs", "docs_dir: /etc")},
        "mkdocs.yml:2: docs_dir is '/etc' · set it to 'docs'",
    ),
    "a title in the navigation that is markup": (
        {"mkdocs.yml": ("  - Concepts:\n", "  - <script>:\n")},
        "mkdocs.yml:5: markup in a setting: - <script>: · "
        "say it without: MkDocs writes it into every page as it is",
    ),
    "a site that is built elsewhere": (
        {"mkdocs.yml": CONFIG + "site_dir: ..\n"},
        "mkdocs.yml:33: site_dir is '..' · set it to 'site'",
    ),
    "a theme elsewhere": (
        {"mkdocs.yml": ("custom_dir: theme", "custom_dir: docs")},
        "mkdocs.yml:10: theme: custom_dir is 'docs' · set it to 'theme'",
    ),
    "fonts from another host": (
        {"mkdocs.yml": ("font: false", "font: {text: Roboto}")},
        "mkdocs.yml:11: theme: font is {'text': 'Roboto'} · set it to False",
    ),
    "a script from another host": (
        {"mkdocs.yml": CONFIG + "extra_javascript: [https://example.org/a.js]\n"},
        "mkdocs.yml:33: https://example.org/a.js is on another host · keep a copy in theme/",
    ),
    "includes from anywhere": (
        {"mkdocs.yml": ("restrict_base_path: true", "restrict_base_path: false")},
        "mkdocs.yml:26: markdown_extensions: pymdownx.snippets is {'base_path': ['snippets'], "
        "'check_paths': True, 'restrict_base_path': False, 'dedent_subsections': True} · "
        "set it to {'base_path': ['snippets'], 'check_paths': True, "
        "'restrict_base_path': True, 'dedent_subsections': True}",
    ),
    "no YAML": (
        {"mkdocs.yml": "site_name: [\n"},
        "mkdocs.yml:2: not valid YAML: expected the node content, but found '<stream end>' · "
        "see the YAML around this line",
    ),
    "no configuration": (
        {"mkdocs.yml": None},
        "mkdocs.yml: no such file · write it: MkDocs needs it",
    ),
    "an entry without a page": (
        {"mkdocs.yml": ("  - index.md\n", "  - index.md\n  - concepts/momentm.md\n")},
        "mkdocs.yml:5: no page concepts/momentm.md · did you mean concepts/momentum.md?",
    ),
    "a page without an entry": (
        {"mkdocs.yml": ("      - concepts/momentum.md\n", "      - index.md\n")},
        f"{PAGE}: not in the navigation · add it under `nav:` in mkdocs.yml",
    ),
}

SNIPPETS = {
    "a syntax error": (
        {CODE: BALL.replace("while speed:", "while speed")},
        f"{CODE}:9: SyntaxError: expected ':' · correct the syntax",
    ),
    "what parses and does not compile": (
        other('"""Another."""\n\nreturn 1\n'),
        f"{OTHER}:3: SyntaxError: 'return' outside function · correct the syntax",
    ),
    "an escape that is none": (
        other('"""Another."""\n\nx = "\\d"\n'),
        f"{OTHER}:3: SyntaxError: invalid escape sequence '\\d' · correct the syntax",
    ),
    "no docstring": (
        other("x = 1\n"),
        f"{OTHER}:1: a snippet without a docstring · "
        'open it with one sentence, """What this shows.""": it is the title on the page',
    ),
    "the title of another": (
        other('"""A ball that rolls on."""\n'),
        f'{OTHER}:1: the title "A ball that rolls on" is that of {CODE} too · '
        "say what is particular to this one",
    ),
    "an import of the machinery": (
        other('"""Another."""\n\nfrom fiddler.run import Session\n'),
        f"{OTHER}:3: imports fiddler.run · "
        "write it out: a snippet runs alone, on the packages that tests install",
    ),
    "an import of another snippet": (
        other('"""Another."""\n\nif True:\n    import ball\n'),
        f"{OTHER}:4: imports ball · "
        "write it out: a snippet runs alone, on the packages that tests install",
    ),
    "a relative import": (
        other('"""Another."""\n\nfrom .ball import speed\n'),
        f"{OTHER}:3: imports .ball · "
        "write it out: a snippet runs alone, on the packages that tests install",
    ),
    "a figure that is saved": (
        {CODE: BALL.replace("plt.show()", 'plt.savefig("a.svg")\nplt.show()')},
        f"{CODE}:13: savefig · end with plt.show()",
    ),
    "a figure that is not shown": (
        {CODE: BALL.replace("plt.show()\n", "")},
        f"{CODE}:12: does not end with plt.show() · end it so",
    ),
    "worker processes": (
        other(
            '"""Another."""\n\nfrom torch.utils.data import DataLoader\n\n'
            "DataLoader([1], num_workers=2)\n"
        ),
        f"{OTHER}:5: worker processes · leave num_workers out: a snippet is one process",
    ),
    "a line too wide": (
        other(f'"""Another."""\n\nx = "{"y" * 75}"\n'),
        f"{OTHER}:3: 81 columns · break it: a phone shows 80",
    ),
    "too many lines": (
        other('"""Another."""\n' + "x = 1\n" * 80),
        f"{OTHER}:80: 81 lines · split it, aim at 60",
    ),
    "no new line at the end": (
        other('"""Another."""\n\nx = 1'),
        f"{OTHER}:3: no new line at its end · add one",
    ),
    "a name that says nothing": (
        {
            "snippets/concepts/momentum/example_02.py": '"""Another."""\n',
            PAGE: ("???", '```python\n--8<-- "concepts/momentum/example_02.py"\n```\n\n???'),
        },
        "snippets/concepts/momentum/example_02.py: example_02 says nothing · "
        "name it by the nouns that a reader would search for",
    ),
    "a name that a module has": (
        {
            "snippets/concepts/momentum/inspect.py": '"""Another."""\n',
            PAGE: ("???", '```python\n--8<-- "concepts/momentum/inspect.py"\n```\n\n???'),
        },
        "snippets/concepts/momentum/inspect.py: it has the name of a module, inspect · "
        "add a noun to it: a file run beside it would import it in place of the module",
    ),
    "a name that a library has": (
        {
            "snippets/concepts/momentum/torch.py": '"""Another."""\n',
            PAGE: ("???", '```python\n--8<-- "concepts/momentum/torch.py"\n```\n\n???'),
        },
        "snippets/concepts/momentum/torch.py: it has the name of a module, torch · "
        "add a noun to it: a file run beside it would import it in place of the module",
    ),
}

NOTEBOOKS = {
    "no JSON": (
        {NOTEBOOK: notebook()[:-3]},
        f"{NOTEBOOK}:56: not valid JSON · save it again from Jupyter",
    ),
    "an old format": (
        {NOTEBOOK: notebook(nbformat_minor=2)},
        f"{NOTEBOOK}: not a notebook of format 4.5: it says 4.2 · save it again from Jupyter",
    ),
    "a cell without an id": (
        {NOTEBOOK: notebook([*CELLS, cell("markdown", "", "a")])},
        f"{NOTEBOOK}: not a notebook of format 4.5: cell 5 has no id · save it again from Jupyter",
    ),
    "an output of another form": (
        in_cell("rows", execution_count=3, outputs=[{"output_type": "stream"}]),
        f"{NOTEBOOK}: not a notebook of format 4.5: cell 5 has outputs of another form · "
        "save it again from Jupyter",
    ),
    "an id twice": (
        {NOTEBOOK: notebook([*CELLS, cell("markdown", "intro", "a")])},
        f"{NOTEBOOK}:cell 5: a second cell with the id intro · change one id",
    ),
    "another kernel": (
        {NOTEBOOK: notebook(metadata={"kernelspec": {"name": "julia"}})},
        f"{NOTEBOOK}: made for the kernel julia · choose Python 3 in Jupyter",
    ),
    "widgets": (
        {NOTEBOOK: notebook(metadata={"kernelspec": {"name": "python3"}, "widgets": {}})},
        f"{NOTEBOOK}: holds the state of widgets · "
        "clear the outputs that are widgets, and remove metadata.widgets",
    ),
    "a cell that failed": (
        in_cell(
            "rows[1]",
            execution_count=3,
            outputs=[
                {"output_type": "error", "ename": "IndexError", "evalue": "out", "traceback": []}
            ],
        ),
        f"{NOTEBOOK}:cell 5: recorded with an error, IndexError: out · "
        "mend the cell and run `make record`",
    ),
    "a cell that warned": (
        in_cell("rows", execution_count=3, outputs=[stream("UserWarning: a\n b\n", "stderr")]),
        f"{NOTEBOOK}:cell 5: recorded with a message on stderr: UserWarning: a · "
        "write it so that nothing warns, and run `make record`",
    ),
    "a cell that was not run": (
        in_cell("rows", execution_count=None),
        f"{NOTEBOOK}:cell 5: code cell 3 was not run · run `make record`",
    ),
    "cells run in another order": (
        in_cell("rows", execution_count=7),
        f"{NOTEBOOK}:cell 5: code cell 3 was run as number 7 · run `make record`",
    ),
    "an empty cell": (
        in_cell(" ", execution_count=3),
        f"{NOTEBOOK}:cell 5: an empty code cell · remove it",
    ),
    "a folded cell without a title": (
        in_cell("rows", execution_count=3, metadata={"tags": ["hide-input"]}),
        f"{NOTEBOOK}:cell 5: a folded cell without a title · "
        "begin it with a comment that says what is in it",
    ),
    "a shell command": (
        in_cell("rows\n!ls", execution_count=3),
        f"{NOTEBOOK}:cell 5: line 2: SyntaxError: invalid syntax · "
        "write plain Python: no % or ! commands",
    ),
    "an import of the machinery": (
        in_cell("import fiddler", execution_count=3),
        f"{NOTEBOOK}:cell 5: line 1: imports fiddler · "
        "write it out: a snippet runs alone, on the packages that tests install",
    ),
    "an output that is a picture": (
        in_output(image_png="AAAA", text_plain="<Figure>"),
        f"{NOTEBOOK}:cell 5: an output of type image/png, which the page cannot show · "
        "draw with plt.show(), print everything else, and run `make record`",
    ),
    "an output that is a script": (
        in_output(application_javascript="a()"),
        f"{NOTEBOOK}:cell 5: an output of type application/javascript, "
        "which the page cannot show · "
        "draw with plt.show(), print everything else, and run `make record`",
    ),
    "a script in an output": (
        in_output(text_html="<table></table><script>a()</script>"),
        f"{NOTEBOOK}:cell 5: in its output, raw HTML, <script> · print it, and run `make record`",
    ),
    "a style sheet in an output that loads": (
        in_output(text_html="<style>a { background: url(https://example.org) }</style>"),
        f"{NOTEBOOK}:cell 5: in its output, a style sheet that loads or hides things · "
        "print it, and run `make record`",
    ),
    "a script in a cell": (
        in_cell("a <script></script>"),
        f"{NOTEBOOK}:cell 5: raw HTML, <script> · "
        "use Markdown; the few tags allowed are listed in fiddler/check/safety.py",
    ),
    "an image without alternative text": (
        in_cell("![](../concepts/momentum/ball.svg)"),
        f"{NOTEBOOK}:cell 5: an image without alternative text: ball.svg · "
        "say in a few words what one sees in it",
    ),
    "a figure that no cell shows": (
        {LIKES: SVG, **drawing(cell("markdown", "after", "Many likes."))},
        f"{NOTEBOOK}:cell 5: draws popular/likes.svg, which the next cell does not show · "
        "show it: ![What one sees in it](popular/likes.svg)",
    ),
    "a figure that a later cell shows": (
        {LIKES: SVG, **drawing(cell("markdown", "after", "Many likes."), SHOWS_LIKES)},
        f"{NOTEBOOK}:cell 5: draws popular/likes.svg, which the next cell does not show · "
        "show it: ![What one sees in it](popular/likes.svg)",
    ),
    "a figure that is only written about": (
        {LIKES: SVG, **drawing(cell("markdown", "after", "See `![a](popular/likes.svg)`."))},
        f"{NOTEBOOK}:cell 5: draws popular/likes.svg, which the next cell does not show · "
        "show it: ![What one sees in it](popular/likes.svg)",
    ),
    "a second figure that no cell shows": (
        {LIKES: SVG, LIKES.replace(".", "-2."): SVG, **drawing(SHOWS_LIKES)},
        f"{NOTEBOOK}:cell 5: draws popular/likes-2.svg, which the next cell does not show · "
        "show it: ![What one sees in it](popular/likes-2.svg)",
    ),
    "a figure that is not recorded": (
        drawing(SHOWS_LIKES),
        f"{NOTEBOOK}:cell 5: draws, but no figure is recorded · run `make record`",
    ),
    "a figure of a cell that is gone": (
        {LIKES: SVG},
        f"{LIKES}: {NOTEBOOK} has no cell of this name · "
        "remove it; a drawing made by hand belongs into docs/images/",
    ),
    "a figure without alternative text": (
        {LIKES: SVG, **drawing(cell("markdown", "after", "![](popular/likes.svg)"))},
        f"{NOTEBOOK}:cell 6: an image without alternative text: likes.svg · "
        "say in a few words what one sees in it",
    ),
    "a figure that acts": (
        {LIKES: SVG.replace("<path ", '<path onload="a()" '), **drawing(SHOWS_LIKES)},
        f"{LIKES}: onload='a()' in an SVG · "
        "draw it with the runner, which writes shapes and text only",
    ),
    "an attached picture": (
        {NOTEBOOK: notebook([*CELLS, cell("markdown", "last", "a", attachments={"a.png": {}})])},
        f"{NOTEBOOK}:cell 5: an attached file · put the picture into docs/ and link it",
    ),
    "a quote of a label that is gone": (
        in_cell("It takes {{ concepts/momentum/ball: stops }}."),
        f'{NOTEBOOK}:cell 5: concepts/momentum/ball.txt has no line "stops: …" · '
        'did you mean "steps"?',
    ),
    "a quote of a label that no cell prints": (
        in_cell("It has {{ recommenders/popular: rows }}."),
        f'{NOTEBOOK}:cell 5: recommenders/popular.ipynb has no line "rows: …" · '
        "let the snippet print it with a label",
    ),
    "raw text": (
        {NOTEBOOK: notebook([*CELLS, cell("raw", "last", "a")])},
        f"{NOTEBOOK}:cell 5: a raw cell · "
        "make it Markdown: only front matter, in the first cell, is raw",
    ),
    "no front matter": (
        {
            NOTEBOOK: notebook(
                [cell("raw", "front", CELLS[0]["source"].replace("title: ", "titel: ")), *CELLS[1:]]
            )
        },
        f"{NOTEBOOK}:cell 1: no title · add `title:` to the front matter, a line of text\n"
        f"{NOTEBOOK}:cell 1: unknown key 'titel' · did you mean title?",
    ),
    "an invisible character": (
        in_cell("rows  # \u202e", execution_count=3),
        f"{NOTEBOOK}:51: an invisible character, U+202E · remove it, or write it as an escape",
    ),
}

FAULTS = {**FILES, **CONFIGS, **SNIPPETS, **{f"notebook: {n}": f for n, f in NOTEBOOKS.items()}}


@pytest.mark.parametrize(("changes", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_nothing_else(tmp_path: Path, changes, said):
    assert found(tmp_path, changes) == said.split("\n")


def test_a_figure_that_the_cell_after_its_own_shows_is_as_it_should_be(tmp_path: Path):
    assert found(tmp_path, {LIKES: SVG, **drawing(SHOWS_LIKES)}) == []


LINKS = ["docs/etc.md", "docs/secret", "snippets/concepts/momentum/etc.txt", "theme/main.html"]


@pytest.mark.parametrize("path", LINKS)
def test_a_symbolic_link_is_refused_wherever_it_leads(tmp_path: Path, path):
    root, outside = tmp_path / "tree", tmp_path / "outside"
    outside.mkdir()
    found(root)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).symlink_to(outside)
    assert found(root) == [f"{path}: a symbolic link · put the file itself here"]


def test_hidden_files_and_caches_are_no_part_of_the_tree(tmp_path: Path):
    hidden = {"docs/.DS_Store": b"\xff", "snippets/__pycache__/a.pyc": b"\xff", ".env": b"\xff"}
    assert found(tmp_path, hidden) == []

"""Every fault of a page, planted in a valid tree, is found: that one line and no other."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from planted import BALL, CONFIG, INDEX, MOMENTUM, SVG, found, plant

from fiddler.check import check
from fiddler.project import HERE

PAGE = "docs/concepts/momentum.md"
CODE = "snippets/concepts/momentum/ball.py"
PRINTED = "snippets/concepts/momentum/ball.txt"
DRAWN = "docs/concepts/momentum/ball.svg"
LAST = MOMENTUM.count("\n") + 2  # the line that `ending` writes


def ending(text: str) -> dict:
    """The page with a paragraph more."""
    return {PAGE: f"{MOMENTUM}\n{text}\n"}


INCLUDES = {
    "a snippet that is not there": (
        {PAGE: ('"concepts/momentum/ball.py"', '"concepts/momentm/ball.py"')},
        f'{PAGE}:38: no snippet "concepts/momentm/ball.py" · '
        "did you mean concepts/momentum/ball.py?",
    ),
    "a record that is not there": (
        {PRINTED: None, PAGE: ("{{ concepts/momentum/ball: steps }}", "some")},
        f'{PAGE}:24: "concepts/momentum/ball.txt" is not recorded · '
        "run `make record page=concepts/momentum`",
    ),
    "a part of a snippet that is not there": (
        {PAGE: ("ball.py:start", "bell.py:start")},
        f'{PAGE}:12: no snippet "concepts/momentum/bell.py" · '
        "did you mean concepts/momentum/ball.py?",
    ),
    "a snippet named from the page": (
        {PAGE: ('"concepts/momentum/ball.py"', '"momentum/ball.py"')},
        f'{PAGE}:38: no snippet "momentum/ball.py" · did you mean concepts/momentum/ball.py?',
    ),
    "a path that is written another way": (
        {PAGE: ('"concepts/momentum/ball.py"', '"concepts/./momentum/ball.py"')},
        f'{PAGE}:38: no snippet "concepts/./momentum/ball.py" · '
        "did you mean concepts/momentum/ball.py?",
    ),
    "a section that is not there": (
        {PAGE: ("ball.py:start", "ball.py:strat")},
        f'{PAGE}:12: no section "strat" in concepts/momentum/ball.py · did you mean start?',
    ),
    "a section that is never closed": (
        {CODE: ("# --8<-- [end:stop]\n", "")},
        f"{CODE}:8: section 'stop' is never closed · add # --8<-- [end:stop] after its last line",
    ),
    "an include from above": (
        {PAGE: ('"concepts/momentum/ball.py"', '"../mkdocs.yml"')},
        f'{PAGE}:38: an include from outside snippets/, "../mkdocs.yml" · '
        "name a file by its path below snippets/",
    ),
    "an include from above, in the middle": (
        {PAGE: ('"concepts/momentum/ball.py"', '"concepts/../../mkdocs.yml"')},
        f'{PAGE}:38: an include from outside snippets/, "concepts/../../mkdocs.yml" · '
        "name a file by its path below snippets/",
    ),
    "an absolute include": (
        {PAGE: ('"concepts/momentum/ball.py"', '"/etc/passwd"')},
        f'{PAGE}:38: an include from outside snippets/, "/etc/passwd" · '
        "name a file by its path below snippets/",
    ),
    "an include from another host": (
        {PAGE: ('"concepts/momentum/ball.py"', '"https://example.org/a.py"')},
        f"{PAGE}:38: an include from another host · put the file into snippets/",
    ),
    "an include of lines": (
        {PAGE: ("ball.py:start", "ball.py:1:3")},
        f'{PAGE}:12: an include of lines, "concepts/momentum/ball.py:1:3" · '
        "mark the lines in the file as a section, and name it: line numbers do not last",
    ),
    "the block form of includes": (
        ending("--8<--\nconcepts/momentum/ball.txt"),
        f"{PAGE}:{LAST}: not an include: --8<-- · "
        'write --8<-- "page/snippet.py" or --8<-- "page/snippet.py:section"',
    ),
    "a section marker in a page": (
        ending("a --8<-- [start:a]"),
        f"{PAGE}:{LAST}: not an include: a --8<-- [start:a] · "
        'write --8<-- "page/snippet.py" or --8<-- "page/snippet.py:section"',
    ),
    "an include in a snippet": (
        {CODE: ("speed, steps = 8, 0\n", 'speed, steps = 8, 0\n"""\n--8<-- "a.txt"\n"""\n')},
        f'{CODE}:8: not a section marker: --8<-- "a.txt" · '
        "write # --8<-- [start:name] on a line of its own; a snippet includes nothing",
    ),
    "a section marker that shares a line with code": (
        {CODE: ("speed, steps = 8, 0\n", "speed, steps = 8, 0  # --8<-- [start:both]\n")},
        f"{CODE}:6: not a section marker: speed, steps = 8, 0 # --8<-- [start:both] · "
        "write # --8<-- [start:name] on a line of its own; a snippet includes nothing",
    ),
    "a section of a record that is not there": (
        {"snippets/concepts/momentum/ball.warnings.txt": "--8<-- [start:wrong_a]\nW\n"}
        | ending('```text\n--8<-- "concepts/momentum/ball.warnings.txt:wrong_b"\n```'),
        f'{PAGE}:{LAST + 1}: no section "wrong_b" in concepts/momentum/ball.warnings.txt · '
        "did you mean wrong_a?",
    ),
    "a line that ends the fence from inside": (
        {CODE: ("speed, steps = 8, 0\n", 'speed, steps = 8, 0\n"""\n```\n<script>\n"""\n')},
        f"{CODE}:8: a line that would end the fence it is shown in · begin the line otherwise",
    ),
    "a record that ends its fence": (
        {PRINTED: "steps: 4\n```\n<script></script>\n"},
        f"{PRINTED}:2: a line that would end the fence it is shown in · begin the line otherwise",
    ),
    "an include outside a fence": (
        ending('--8<-- "concepts/momentum/ball.txt"'),
        f"{PAGE}:{LAST}: an include outside a fence · put ```text or ```python around it",
    ),
    "a snippet shown without being run": (
        ending('```text\n--8<-- "concepts/momentum/ball.py"\n```'),
        f"{PAGE}:{LAST + 1}: concepts/momentum/ball.py is shown here but not run · write ```python",
    ),
    "an include in a fence of another language": (
        ending('```json\n--8<-- "concepts/momentum/ball.txt"\n```'),
        f"{PAGE}:{LAST + 1}: an include in a fence of json · write ```text or ```python",
    ),
    "a record in a Python fence": (
        ending('```python\n--8<-- "concepts/momentum/ball.txt"\n```'),
        f"{PAGE}:{LAST + 1}: concepts/momentum/ball.txt in a Python fence is no snippet · "
        "show it in a ```text fence",
    ),
}

BELONGING = {
    "a snippet that no page shows": (
        {"snippets/concepts/momentum/lost.py": '"""Lost."""\n'},
        "snippets/concepts/momentum/lost.py: no page shows it · "
        'show it on docs/concepts/momentum.md (--8<-- "concepts/momentum/lost.py"), or remove it',
    ),
    "a snippet whose page is not there": (
        {"snippets/concepts/adam/lost.py": '"""Lost."""\n'},
        "snippets/concepts/adam/lost.py: no page is its home · "
        "write docs/concepts/adam.md, or move the file to the folder of its page",
    ),
    "a snippet in no folder": (
        {"snippets/lost.py": '"""Lost."""\n'},
        "snippets/lost.py: no page is its home · "
        "put it into the folder of its page: snippets/concepts/momentum/ for momentum.md",
    ),
    "another page's snippet, undeclared": (
        {
            "docs/index.md": INDEX
            + '\n```python\n--8<-- "concepts/momentum/ball.py"\n```\n'
            + '\n```text\n--8<-- "concepts/momentum/ball.txt"\n```\n'
        },
        "docs/index.md:10: another page's snippet, concepts/momentum/ball.py · "
        "add it to the front matter: `shows: [concepts/momentum/ball.py]`",
    ),
    "declared but not shown": (
        {"docs/index.md": ("\n---\n\n", "\nshows: [concepts/momentum/ball.py]\n---\n\n")},
        "docs/index.md:5: declared but not shown, concepts/momentum/ball.py · "
        "show it, or take it out of `shows:`",
    ),
    "declared at home": (
        {PAGE: ("\n---\n\n#", "\nshows: [concepts/momentum/ball.py]\n---\n\n#")},
        f"{PAGE}:5: concepts/momentum/ball.py is at home here · "
        "take it out: `shows:` is for snippets of other pages",
    ),
    "a whole snippet without what it prints": (
        {"snippets/concepts/momentum/other.py": '"""Another."""\n\nprint("n:", 1)\n'}
        | {"snippets/concepts/momentum/other.txt": "n: 1\n"}
        | ending('```python\n--8<-- "concepts/momentum/other.py"\n```'),
        f"{PAGE}:{LAST + 1}: does not show what concepts/momentum/other.py prints · "
        'show it below the code: --8<-- "concepts/momentum/other.txt" in ```text',
    ),
    "a record without a snippet": (
        {"snippets/concepts/momentum/bell.txt": "n: 1\n"},
        "snippets/concepts/momentum/bell.txt: a record without a snippet · "
        "remove it; did you mean concepts/momentum/ball.py?",
    ),
    "warnings without a snippet": (
        {"snippets/concepts/momentum/bell.warnings.txt": "UserWarning: a\n"},
        "snippets/concepts/momentum/bell.warnings.txt: a record without a snippet · "
        "remove it; did you mean concepts/momentum/ball.py?",
    ),
    "a figure without a snippet": (
        {"docs/concepts/momentum/bell.svg": SVG},
        "docs/concepts/momentum/bell.svg: a figure without a snippet · "
        "remove it; a drawing made by hand belongs into docs/images/",
    ),
    "a figure without a snippet beside a page on images": (
        {"docs/images/filters/bell.svg": SVG},
        "docs/images/filters/bell.svg: a figure without a snippet · "
        "remove it; a drawing made by hand belongs into docs/images/",
    ),
    "a figure that its page does not show": (
        {"docs/concepts/momentum/ball-2.svg": SVG},
        "docs/concepts/momentum/ball-2.svg: docs/concepts/momentum.md does not show it · "
        "show it: ![What one sees in it](momentum/ball-2.svg)",
    ),
    "a quote of a label that is gone": (
        {PRINTED: "stops: 4\n"},
        f'{PAGE}:9: concepts/momentum/ball.txt has no line "steps: …" · did you mean "stops"?',
    ),
    "a quote of a snippet that is not there": (
        {PAGE: ("{{ concepts/momentum/ball: steps }}", "{{ concepts/momentum/bell: steps }}")},
        f'{PAGE}:9: nothing is recorded of "concepts/momentum/bell" · '
        "did you mean concepts/momentum/ball?",
    ),
    "a quote without a label": (
        ending("It takes {{ concepts/momentum/ball }} steps."),
        f"{PAGE}:{LAST}: not a quote, {{{{ concepts/momentum/ball }}}} · "
        "write {{ page/snippet: label }}",
    ),
    "a quote in code": (
        ending("It takes `{{ concepts/momentum/ball: steps }}` steps."),
        f"{PAGE}:{LAST}: a quote in code is not replaced, "
        "{{ concepts/momentum/ball: steps }} · take it out of the backticks",
    ),
}

FENCES = {
    "code in a page": (
        ending("```python\nprint(1)\n```"),
        f"{PAGE}:{LAST + 1}: code in a page: print(1) · "
        "put the code into a file below snippets/ and include it",
    ),
    "code above an include": (
        {PAGE: ('    --8<-- "concepts', '    x = 1\n    --8<-- "concepts')},
        f"{PAGE}:38: code in a page: x = 1 · "
        "put the code into a file below snippets/ and include it",
    ),
    "an include that is escaped": (
        {PAGE: ('    --8<-- "concepts', '    ;--8<-- "concepts')},
        f'{PAGE}:38: code in a page: ;--8<-- "concepts/momentum/ball.py" · '
        "put the code into a file below snippets/ and include it",
    ),
    "an empty fence": (
        ending("```python\n```"),
        f'{PAGE}:{LAST}: an empty Python fence · include a snippet: --8<-- "page/snippet.py"',
    ),
    **{
        f"a fence of {info}": (
            ending(f"```{info}\nprint(1)\n```"),
            f"{PAGE}:{LAST}: a fence that pytest-codeblocks does not run, ```{info} · "
            "write ```python and nothing else: the build adds the title",
        )
        for info in ("py", "python3", "Python", "{.python}", "{ .python }", 'python title="A"')
    },
    "a fence of tildes": (
        ending("~~~python\nprint(1)\n~~~"),
        f"{PAGE}:{LAST}: a fence of ~~~ is not run or checked · use ```",
    ),
    "a fence without a language": (
        ending("```\nprint(1)\n```"),
        f"{PAGE}:{LAST}: a fence without a language · write ```text, or ```python to have it run",
    ),
    "a fence of bash": (
        ending("```bash\nls\n```"),
        f"{PAGE}:{LAST}: a fence of bash, which pytest would run · write ```console",
    ),
    "a fence of another language": (
        ending("```ruby\nls\n```"),
        f"{PAGE}:{LAST}: a fence of 'ruby' · "
        "write one of python, text, console, yaml, toml, json, markdown, html, css",
    ),
    "a fence in a quotation, which is shown and not run": (
        ending("> ```python\n> print(1)\n> ```"),
        f"{PAGE}:{LAST + 1}: a fence that pytest-codeblocks does not see: print(1) · "
        "put it outside lists and quotations, fenced by ```",
    ),
    "a fence too deep, which is run and not shown as one": (
        ending("        ```text\n        telling words\n        ```"),
        f"{PAGE}:{LAST + 1}: code outside a fence never runs · "
        "put it into a fence, as far left as the text around it",
    ),
    "a fence that only pytest-codeblocks sees the end of": (
        ending('```python\n--8<-- "concepts/momentum/ball.py"\n````'),
        f"{PAGE}:{LAST}: a fence that the page does not show as one · "
        "begin it as far left as the text around it, and end it as it begins",
    ),
    "indented code": (
        ending("Plain.\n\n    print(1)"),
        f"{PAGE}:{LAST + 2}: code outside a fence never runs · "
        "put it into a fence, as far left as the text around it",
    ),
    "code in raw HTML": (
        ending("<pre>print(1)</pre>"),
        f"{PAGE}:{LAST}: code outside a fence never runs · "
        "put it into a fence, as far left as the text around it",
    ),
    "a fence that is never closed": (
        ending("```text\nprint(1)"),
        f"{PAGE}:{LAST}: a fence is never closed · end it with ```",
    ),
    **{
        f"the comment {comment}": (
            {PAGE: ("Then it stops.", f"<!--{comment}-->")},
            f"{PAGE}:15: a comment for pytest, <!--{comment}--> · "
            "remove it: everything on a page runs; only <!--pytest-codeblocks:cont--> "
            "and <!--pytest-codeblocks:expected-output--> are used",
        )
        for comment in (
            "pytest.mark.skip",
            "pytest.mark.xfail",
            "pytest-codeblocks:skip",
            "pytest-codeblocks:importorskip(pandas)",
            "pytest-codeblocks:expected-output-ignore-whitespace",
            " pytest-codeblocks:cont",
        )
    },
    "a file that is skipped": (
        {PAGE: f"<!--pytest-codeblocks:skipfile-->\n{MOMENTUM}"},
        f"{PAGE}:1: a comment for pytest, <!--pytest-codeblocks:skipfile--> · "
        "remove it: everything on a page runs; only <!--pytest-codeblocks:cont--> "
        "and <!--pytest-codeblocks:expected-output--> are used",
    ),
    "cont above another file": (
        {"snippets/concepts/momentum/other.py": '"""Another."""\n'}
        | ending(
            '```python\n--8<-- "concepts/momentum/ball.py"\n```\n\n'
            "<!--pytest-codeblocks:cont-->\n"
            '```python\n--8<-- "concepts/momentum/other.py"\n```'
        ),
        f"{PAGE}:{LAST + 6}: concepts/momentum/other.py goes on with a block of "
        "concepts/momentum/ball.py · start a block of its own: a block is one file",
    ),
    "cont above an earlier part": (
        {
            PAGE: MOMENTUM.replace("ball.py:start", "ball.py:now")
            .replace(":stop", ":start")
            .replace(":now", ":stop")
        },
        f"{PAGE}:19: section 'start' is shown after section 'stop' · "
        "show the parts of a file in its order, each once",
    ),
    "cont above the whole file": (
        {PAGE: ("ball.py:stop", "ball.py")},
        f"{PAGE}:19: the whole file is shown after section 'start' · "
        "show the parts of a file in its order, each once",
    ),
    "cont above text": (
        ending("<!--pytest-codeblocks:cont-->\n```text\nx\n```"),
        f"{PAGE}:{LAST}: <!--pytest-codeblocks:cont--> above no such fence · "
        "put it on the line above ```python",
    ),
    "cont after text, to which pytest-codeblocks would add it": (
        ending(
            '```python\n--8<-- "concepts/momentum/ball.py:start"\n```\n\n'
            "```text\nx\n```\n\n<!--pytest-codeblocks:cont-->\n"
            '```python\n--8<-- "concepts/momentum/ball.py:stop"\n```'
        ),
        f"{PAGE}:{LAST + 8}: <!--pytest-codeblocks:cont--> does not follow Python · "
        "put it right after the Python block that it goes on with",
    ),
    "prose between cont and its fence": (
        {PAGE: ("cont-->\n", "cont-->\nAnd now:\n\n")},
        f"{PAGE}:17: <!--pytest-codeblocks:cont--> above no such fence · "
        "put it on the line above ```python",
    ),
    "an expected output of another snippet": (
        {"snippets/concepts/momentum/other.py": '"""Another."""\n\nprint("n:", 1)\n'}
        | {"snippets/concepts/momentum/other.txt": "n: 1\n"}
        | ending(
            '```python\n--8<-- "concepts/momentum/other.py"\n```\n\n'
            '```text\n--8<-- "concepts/momentum/other.txt"\n```\n\n'
            '```python\n--8<-- "concepts/momentum/other.py"\n```\n\n'
            "<!--pytest-codeblocks:expected-output-->\n"
            '```text\n--8<-- "concepts/momentum/ball.txt"\n```'
        ),
        f"{PAGE}:{LAST + 13}: an expected output that is not the record of "
        'concepts/momentum/other.py · write --8<-- "concepts/momentum/other.txt" and nothing else',
    ),
    "an expected output by hand": (
        {PAGE: ('```text\n--8<-- "concepts', '```text\nsteps: 4\n--8<-- "concepts')},
        f"{PAGE}:23: an expected output that is not the record of "
        'concepts/momentum/ball.py · write --8<-- "concepts/momentum/ball.txt" and nothing else',
    ),
}

FRONT = {
    "broken front matter": (
        {PAGE: ("title: Momentum", "title: Momentum: a ball")},
        f"{PAGE}:2: front matter is not valid YAML: mapping values are not allowed here · "
        "quote values that contain a colon, and indent with spaces",
    ),
    "a page without a description": (
        {PAGE: ("description: A ball that rolls on.\n", "")},
        f"{PAGE}:1: no description · add `description:` to the front matter, a line of text",
    ),
    "aliases that are no list": (
        {PAGE: ("[heavy ball, what is momentum, rolling on]", "heavy ball")},
        f"{PAGE}:4: aliases is not a list of texts · "
        "write a list of texts, quoted where it is a number or has a colon",
    ),
    "an alias that is a number": (
        {PAGE: ("rolling on]", "0.9]")},
        f"{PAGE}:4: aliases is not a list of texts · "
        "write a list of texts, quoted where it is a number or has a colon",
    ),
    "too few aliases": (
        {PAGE: (", rolling on", "")},
        f"{PAGE}:4: 2 aliases, of 3 at least · add other words that people search for",
    ),
    "aliases without a question": (
        {PAGE: ("what is momentum", "speed")},
        f"{PAGE}:4: no alias is a question · add one as somebody would ask it: how …, what is …",
    ),
    "aliases of a block that are no list": (
        {PAGE: ("aliases:", "block_aliases: {ball: rolling}\naliases:")},
        f"{PAGE}:4: block_aliases is not a list of texts for each block · "
        "write a list of texts for each block, quoted where it is a number or has a colon",
    ),
    "aliases of a block that is not there": (
        {PAGE: ("aliases:", "block_aliases: {bal: [rolling]}\naliases:")},
        f"{PAGE}:4: aliases of 'bal', a block that the page does not show · did you mean ball?",
    ),
    "an alias of a page and of a block": (
        {PAGE: ("aliases:", "block_aliases: {ball: [Start]}\naliases:")},
        'docs/index.md:4: alias "start" on docs/concepts/momentum.md too · '
        "keep it where a reader would look for it",
    ),
    "an alias of two pages": (
        {PAGE: ("heavy ball", "Start")},
        'docs/index.md:4: alias "start" on docs/concepts/momentum.md too · '
        "keep it where a reader would look for it",
    ),
    "a title of two pages": (
        {"docs/index.md": ("title: Home", "title: Momentum")},
        'docs/index.md:2: title "Momentum" on docs/concepts/momentum.md too · '
        "keep it where a reader would look for it",
    ),
    "a title too long": (
        {"docs/index.md": ("title: Home", f"title: {'x' * 61}")},
        "docs/index.md:2: a title of 61 characters · say it in 60",
    ),
    "a description too long": (
        {PAGE: ("A ball that rolls on.", f"{'x' * 160}.")},
        f"{PAGE}:3: a description of 161 characters · say it in 160",
    ),
    "a description of two sentences": (
        {PAGE: ("A ball that rolls on.", "A ball. It rolls on.")},
        f"{PAGE}:3: the description is not one sentence · "
        "write one, with a full stop: it is what a search result shows",
    ),
    "a description that ends the attribute it is written into": (
        {PAGE: ("A ball that rolls on.", "A '\"><script>' ball.")},
        f'{PAGE}:3: description with a <, a > or a " · '
        "say it without: it is written into the page as it is",
    ),
    "an unknown key": (
        {PAGE: ("aliases:", "alias: a\naliases:")},
        f"{PAGE}:4: unknown key 'alias' · did you mean aliases?",
    ),
}

PROSE = {
    "a title on the page that is another": (
        {PAGE: ("# Momentum\n", "# Inertia\n")},
        f'{PAGE}:7: the title on the page is "Inertia" · '
        'write "Momentum", or leave it out: the title is shown by itself',
    ),
    "a second title": (
        ending("# Another"),
        f'{PAGE}:{LAST}: a second title, "Another" · begin it with ##',
    ),
    "a heading that skips a level": (
        ending("#### Deep"),
        f'{PAGE}:{LAST}: the heading "Deep" skips a level · begin it with ###',
    ),
    "a heading twice": (
        ending("## Practise"),
        f'{PAGE}:{LAST}: a second heading "Practise" · '
        "word one differently, so that links to it last",
    ),
    "an id twice": (
        ending("## Other { #practise }"),
        f"{PAGE}:{LAST}: 2 elements with the id practise · choose another",
    ),
    "an image without alternative text": (
        ending("![](momentum/ball.svg)"),
        f"{PAGE}:{LAST}: an image without alternative text: ball.svg · "
        "say in a few words what one sees in it",
    ),
    "an image that is called an image": (
        ending("![figure](momentum/ball.svg)"),
        f'{PAGE}:{LAST}: alternative text that says too little: "figure" · '
        "say in a few words what one sees in it",
    ),
    "a raw image without alternative text": (
        ending('<img src="momentum/ball.svg">'),
        f"{PAGE}:{LAST}: an image without alternative text: ball.svg · "
        "say in a few words what one sees in it",
    ),
    "a link that says here": (
        ending("Look [here](../index.md)."),
        f'{PAGE}:{LAST}: a link that says only "here" · let the words say where it leads',
    ),
    "a link without words": (
        ending("Look [](../index.md)."),
        f"{PAGE}:{LAST}: a link without words · let the words say where it leads",
    ),
}

FAULTS = {**INCLUDES, **BELONGING, **FENCES, **FRONT, **PROSE}


@pytest.mark.parametrize(("changes", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_nothing_else(tmp_path: Path, changes, said):
    assert found(tmp_path, changes) == [said]


def test_the_valid_tree_has_no_finding(tmp_path: Path):
    assert found(tmp_path) == []


def test_every_fault_is_listed_in_the_order_of_files_and_lines(tmp_path: Path):
    page = MOMENTUM.replace("ball.py:start", "ball.py:strat").replace("rolls on.", "rolls on")
    changes = {PAGE: page + "\n#### Deep\n", PRINTED: "stops: 4\n", CODE: BALL + "x = 1\n"}
    assert [line.split(" · ")[0] for line in found(tmp_path, changes)] == [
        f"{PAGE}:3: the description is not one sentence",
        f'{PAGE}:9: concepts/momentum/ball.txt has no line "steps: …"',
        f'{PAGE}:12: no section "strat" in concepts/momentum/ball.py',
        f'{PAGE}:{LAST}: the heading "Deep" skips a level',
        f"{CODE}:15: does not end with plt.show()",
    ]


def test_what_cannot_be_read_is_reported_once_and_nothing_is_concluded_from_it(tmp_path: Path):
    changes = {PAGE: b"\xff" + MOMENTUM.encode(), CODE: BALL.replace("8, 0", "8, 0 )")}
    assert [line.split(" · ")[0] for line in found(tmp_path, changes)] == [
        f"{PAGE}:1: not UTF-8: invalid start byte",
        f"{CODE}:6: SyntaxError: unmatched ')'",
    ]


def test_the_check_imports_none_of_what_snippets_need(tmp_path: Path):
    heavy = "{'jupyter_client', 'matplotlib', 'numpy', 'pandas', 'torch'}"
    code = (
        "import pathlib, sys; from fiddler.check import check; from fiddler.project import Project;"
        f"print(check(Project(pathlib.Path(sys.argv[1]))), {heavy} & set(sys.modules))"
    )
    root = str(plant(tmp_path).root)
    command = [sys.executable, "-c", code, root]
    assert subprocess.check_output(command, cwd=HERE.root, text=True) == "[] set()\n"


def test_two_hundred_pages_and_three_hundred_snippets_are_checked_in_two_seconds(tmp_path: Path):
    prose = "A *long* paragraph with `code`, $x^2$ and a [link to the start](../index.md).\n" * 4
    changes: dict = {}
    for number in range(200):
        name = f"concepts/page_{number}"
        page = MOMENTUM.replace("momentum/ball", f"page_{number}/ball")
        page = page.replace("omentum", f"omentum {number}")
        page = page.replace("heavy ball", f"heavy {number}").replace("rolling", f"r {number}")
        sections = (f"\n## Part {part}\n\n{prose}\n- one\n- two\n" for part in range(8))
        page += "".join(sections)
        if number < 100:
            page += f'\n```python\n--8<-- "{name}/other.py"\n```\n'
            changes[f"snippets/{name}/other.py"] = f'"""Another {number}."""\n' + "x = 1\n" * 30
        changes[f"docs/{name}.md"] = page
        changes[f"snippets/{name}/ball.py"] = BALL.replace("rolls on.", f"rolls on {number}.")
        changes[f"snippets/{name}/ball.txt"] = "steps: 4\n"
        changes[f"docs/{name}/ball.svg"] = SVG
    entries = "".join(f"      - concepts/page_{number}.md\n" for number in range(200))
    changes["mkdocs.yml"] = CONFIG.replace("  - Concepts:\n", f"  - Concepts:\n{entries}")
    project = plant(tmp_path, changes)
    start = time.process_time()  # of this process alone: other work does not count
    assert check(project) == []
    took = time.process_time() - start
    assert took < 4, f"{took:.1f} s"  # 1.7 s where this was written

"""A page's front matter, fences and blocks, as pytest-codeblocks sees them."""

import pytest

from fiddler.findings import Wrong
from fiddler.pages import Include, Includes, parse_page, python_blocks

PAGE = """\
---
title: Momentum
---

```python
--8<-- "a/b.py:data"
```

Then:

<!--pytest-codeblocks:cont-->
```python
--8<-- "a/b.py:sum"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "a/b.txt"
```

??? note "Folded"

    ```python
    --8<-- "a/c.py"
    ```
"""


def test_front_matter_is_read_and_its_length_known():
    page = parse_page("a.md", PAGE)
    assert page.meta == {"title": "Momentum"}
    assert page.text.split("\n")[page.body_line - 1] == ""


def test_blocks_know_their_lines_includes_and_expected_output():
    first, second = parse_page("a.md", PAGE).blocks
    assert first.line == 5
    assert first.includes == (Include("a/b.py", "data", 6), Include("a/b.py", "sum", 13))
    assert first.expected is not None
    assert first.expected.includes == (Include("a/b.txt", None, 18),)
    assert second.line == 23
    assert second.includes == (Include("a/c.py", None, 24),)
    assert second.expected is None


def test_includes_are_resolved_as_pytest_codeblocks_will_run_them(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.py").write_text(
        "# --8<-- [start:data]\nx = 1\n# --8<-- [end:data]\n"
        "# --8<-- [start:sum]\nprint(x)\n# --8<-- [end:sum]\n"
    )
    (tmp_path / "a/b.txt").write_text("1\n")
    (tmp_path / "a/c.py").write_text("if True:\n    print(2)\n")
    includes = Includes(tmp_path, {"check_paths": True, "dedent_subsections": True})
    first, second = python_blocks(includes.expand(PAGE))
    assert first.code == "x = 1\nprint(x)\n"
    assert first.expected_output == "1\n"
    assert second.code == "if True:\n    print(2)\n"


FAULTS = [
    ("---\ntitle: a: b\n---\n", "docs/a.md:2: front matter is not valid YAML"),
    ("---\ntitle: a\n", "docs/a.md:1: front matter is never closed"),
    ("---\ndate: 2026-13-45\n---\n", "docs/a.md:1: front matter is not valid YAML: month must"),
    ("---\n- a\n---\n", "docs/a.md:1: front matter is not a list of keys"),
    ("text\n\n```python\n", "docs/a.md:3: a fence is never closed"),
    (
        "<!--pytest-codeblocks:expected-output-->\n```text\n1\n```\n",
        "docs/a.md: Found <!--pytest-codeblocks-expected-output-->",
    ),
]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[m for _, m in FAULTS])
def test_a_page_that_cannot_be_read_names_the_line_and_the_mending(text, message):
    with pytest.raises(Wrong) as caught:
        parse_page("a.md", text)
    line = str(caught.value)
    assert line.startswith(message)
    assert " · " in line

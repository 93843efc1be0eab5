"""`make new` begins a recipe: a stub that runs, and the section of its page that shows it."""

import subprocess
import sys

import pytest
from planted import plant

from fiddler.__main__ import main
from fiddler.check import check
from fiddler.findings import Wrong
from fiddler.new import new, with_section
from fiddler.project import Project

STANZA = """\
{level} Roll on

```python
--8<-- "concepts/momentum/roll_on.py"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "concepts/momentum/roll_on.txt"
```
"""


def section_of(page: str) -> str:
    return with_section("concepts/momentum.md", page, "Roll on", "concepts/momentum/roll_on")


def test_the_section_is_the_last_of_a_page_that_has_no_sources():
    assert section_of("# Momentum\n\nIt rolls.\n") == (
        f"# Momentum\n\nIt rolls.\n\n{STANZA.format(level='##')}"
    )


@pytest.mark.parametrize(
    ("last", "level"),
    [
        ("## Sources\n\nA book.\n", "##"),
        ('??? note "Sources"\n\n    A book.\n', "##"),
        ("**Next:** [more](more.md).\n", "##"),
        ('## Practise\n\n1. Roll.\n\n??? note "Sources"\n\n    A book.\n', "###"),
    ],
)
def test_sources_exercises_and_what_comes_next_stay_last_on_a_page(last, level):
    above = "## Use it\n\nIt rolls.\n\n"
    assert section_of(above + last) == f"{above}{STANZA.format(level=level)}\n{last}"


def test_what_looks_like_sources_in_a_listing_is_none():
    page = "# Momentum\n\n```text\n## Sources\n```\n"
    assert section_of(page) == f"{page}\n{STANZA.format(level='##')}"


def test_a_new_recipe_lacks_its_record_and_nothing_else(tmp_path):
    project = plant(tmp_path)
    done = new(project, "concepts/momentum", "Roll on.")
    assert done[0] == "wrote snippets/concepts/momentum/roll_on.py"
    assert [str(finding).split(" · ")[0] for finding in check(project)] == [
        'docs/concepts/momentum.md:37: "concepts/momentum/roll_on.txt" is not recorded'
    ]


@pytest.mark.parametrize(("page", "printed"), [("concepts/rest", "mean: 3.0\n"), ("a/b", "user")])
def test_the_stub_runs(tmp_path, page, printed):
    new(plant(tmp_path), page, "Come to rest")
    stub = tmp_path / f"snippets/{page}/come_to_rest.py"
    result = subprocess.run([sys.executable, stub], capture_output=True, text=True, check=True)
    assert printed in result.stdout


def test_a_new_page_says_what_is_left_to_write_and_stands_in_the_navigation(tmp_path):
    project = plant(tmp_path)
    done = new(project, "concepts/rest", "Come to rest")
    assert "wrote the line of docs/concepts/rest.md into mkdocs.yml, under nav:" in done
    assert "      - concepts/momentum.md\n      - concepts/rest.md\n" in (
        (tmp_path / "mkdocs.yml").read_text()
    )
    assert [str(finding).split(" · ")[0] for finding in check(project)] == [
        "docs/concepts/rest.md:4: 1 aliases, of 3 at least",
        'docs/concepts/rest.md:16: "concepts/rest/come_to_rest.txt" is not recorded',
    ]


def test_a_page_in_a_new_folder_says_which_line_to_add_to_the_navigation(tmp_path):
    done = new(plant(tmp_path), "puzzles/rest", "Come to rest")
    assert "add to the navigation, under nav: in mkdocs.yml: - puzzles/rest.md" in done


@pytest.mark.parametrize(
    ("page", "recipe", "said"),
    [
        (
            "concepts/momentum",
            "Ball",
            "snippets/concepts/momentum/ball.py: it is there already · "
            "edit it, or give the new one another title",
        ),
        (
            "concepts/momentum",
            "Inspect",
            "snippets/concepts/momentum/inspect.py: it has the name of a module, inspect · "
            "add a noun to it: a file run beside it would import it in place of the module",
        ),
        (
            "recommenders/popular",
            "Roll on",
            "docs/recommenders/popular.ipynb: this page is a notebook · "
            "add a cell to it, or name another page",
        ),
        (
            "concepts/momentum",
            'Say "no"',
            "docs/concepts/momentum.md: 'Say \"no\"' cannot be a title · "
            'say it without " \\ < > : # { }, from a letter or digit on, as in: '
            'make new recipe="Keep the longest review" page=recipes/duplicates',
        ),
        (
            "",
            "Roll on",
            "docs/.md: this cannot be the name of a page · name a page by its path below docs/, "
            'as in: make new recipe="Keep the longest review" page=recipes/duplicates',
        ),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(tmp_path, page, recipe, said):
    project = plant(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(Wrong) as raised:
        new(project, page, recipe)
    assert str(raised.value) == said
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


@pytest.mark.parametrize("page", ["../concepts/momentum", "..", "concepts/../a/b"])
def test_no_page_is_begun_outside_of_docs(tmp_path, page):
    with pytest.raises(Wrong, match="this cannot be the name of a page"):
        new(Project(tmp_path), page, "Roll on")


def test_the_command_says_what_it_did(tmp_path, capsys):
    plant(tmp_path)
    assert main(["--root", str(tmp_path), "new", "concepts/momentum", "Roll on"]) == 0
    assert "next: edit snippets/concepts/momentum/roll_on.py" in capsys.readouterr().out


def test_a_recipe_stands_above_what_goes_wrong():
    text = "## Keep\n\nIt works.\n\n## What goes wrong\n\nThis.\n\n## Sources\n\nThat.\n"
    page = with_section("recipes/a.md", text, "Drop", "recipes/a/drop")
    assert page.index("## Keep") < page.index("## Drop") < page.index("## What goes wrong")

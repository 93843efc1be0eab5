"""Notebooks as pages: cells, outputs and tables as Markdown that reads like any other page."""

from pathlib import Path

from planted import cell as planted_cell
from planted import notebook, plant, stream

from fiddler.markdown.parts import Listing, Part
from fiddler.notebooks import markdown_table, notebook_markdown
from fiddler.quotes import quoted
from fiddler.search.records import records_of

PANDAS = """\
<div>
<style scoped>
    .dataframe tbody tr th { vertical-align: top; }
</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;"><th></th><th>user</th><th>rating</th></tr>
  </thead>
  <tbody>
    <tr><th>0</th><td>a|b</td><td>4.5</td></tr>
    <tr><th>1</th><td>x &amp; y</td><td>NaN</td></tr>
  </tbody>
</table>
</div>
"""


def cell(source, *outputs):
    return {"cell_type": "code", "source": source, "outputs": list(outputs)}


def test_front_matter_prose_code_and_what_it_printed_come_in_order():
    printed = {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}
    cells = [
        {"cell_type": "raw", "source": "---\ntitle: Counting\n---"},
        {"cell_type": "markdown", "source": ["## Count\n", "\n", "With words."]},
        cell("print('one')\nprint('two')", printed),
    ]
    assert notebook_markdown({"cells": cells}) == (
        "---\ntitle: Counting\n---\n\n## Count\n\nWith words.\n\n"
        "```{ .python #cell-1 }\nprint('one')\nprint('two')\n```\n\n"
        "```{ .text .prints }\none\ntwo\n```\n"
    )


def test_a_value_is_a_table_where_it_is_a_simple_one_and_text_elsewhere():
    table = {"output_type": "execute_result", "data": {"text/html": PANDAS, "text/plain": "…"}}
    text = {"output_type": "execute_result", "data": {"text/plain": "3"}}
    markdown = notebook_markdown({"cells": [cell("t", table), cell("n", text)]})
    assert "| 0 | a\\|b | 4.5 |" in markdown
    assert "```{ .text .gives }\n3\n```" in markdown


def test_an_error_and_a_warning_say_what_they_are():
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}
    warning = {"output_type": "stream", "name": "stderr", "text": "FutureWarning: no\n"}
    markdown = notebook_markdown({"cells": [cell("x", error, warning)]})
    assert "```{ .text .raises }\nValueError: no\n```" in markdown
    assert "```{ .text .warns }\nFutureWarning: no\n```" in markdown


def test_a_cell_that_hides_its_input_is_folded_under_its_first_comment():
    printed = {"output_type": "stream", "name": "stdout", "text": "3\n"}
    folded = {**cell("# Count the rows\nprint(3)", printed), "metadata": {"tags": ["hide-input"]}}
    assert notebook_markdown({"cells": [folded]}) == (
        '??? example "Count the rows"\n\n'
        "    ```{ .python #cell-1 }\n    # Count the rows\n    print(3)\n    ```\n\n"
        "```{ .text .prints }\n3\n```\n"
    )


def test_a_cell_is_found_under_its_first_comment_and_its_aliases():
    cells = [
        Listing("cell-1", "", "# Count the rows\nprint(3)", ""),
        Listing("cell-2", "", "x", ""),
    ]
    part = Part("Look", "look", listings=cells)
    aliases = {"cell-2": ["have a look"]}
    _, counted, looked = records_of("n/", "N", "", [], aliases, [part], {})
    assert (counted.title, counted.aliases) == ("Count the rows", ())
    assert (looked.title, looked.aliases) == ("Look", ("have a look",))


def test_a_fence_is_longer_than_any_in_it():
    source = 'text = """\n```\n"""'
    assert f"````{{ .python #cell-1 }}\n{source}\n````" in notebook_markdown(
        {"cells": [cell(source)]}
    )


def test_columns_of_numbers_are_set_to_the_right():
    assert markdown_table(PANDAS).split("\n")[:2] == [
        "|  | user | rating |",
        "| ---: | --- | ---: |",
    ]


def test_what_is_not_one_simple_table_is_left_to_the_text():
    spanning = "<table><tr><th colspan=2>a</th></tr><tr><td>1</td><td>2</td></tr></table>"
    two_heads = "<table><thead><tr><th>a</th></tr><tr><th>b</th></tr></thead></table>"
    script = "<table><tr><td>1</td></tr><tr><td>2</td></tr></table><script>x</script>"
    assert [markdown_table(html) for html in (spanning, two_heads, script, "")] == [""] * 4


def test_what_a_cell_printed_can_be_quoted(tmp_path: Path):
    rows = planted_cell("code", "rows", "", outputs=[stream("rows: 40\n"), stream("cold: 1\n")])
    project = plant(tmp_path, {"docs/recommenders/popular.ipynb": notebook([rows])})
    assert quoted(project, "recommenders/popular", "cold") == "1"

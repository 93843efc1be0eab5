"""A notebook as Markdown: it is rendered, linked and checked like every other page.

Code and outputs become fences, a simple table becomes a Markdown table. A raw cell at the top is
the front matter. A code cell with Jupyter's tag `hide-input` is folded: the comment that it begins
with says what is in it. Nothing is run here.
"""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from textwrap import indent
from typing import Any

from fiddler.cells import comment_above, text_of

Cell = dict[str, Any]
MARKUP = re.compile(r"([\\`*_{}\[\]$|])")
NUMBER = re.compile(r"^[-−+]?[\d.,]+(e[-+]?\d+)?%?$|^(NaN|inf|-inf|)$")


def notebook_markdown(notebook: dict[str, Any]) -> str:
    """The Markdown of a notebook in nbformat 4."""
    cells = notebook.get("cells", [])
    parts = [text_of(cells[0]["source"])] if cells and cells[0]["cell_type"] == "raw" else []
    number = 0
    for cell in cells:
        if cell["cell_type"] == "markdown":
            parts.append(text_of(cell["source"]))
        elif cell["cell_type"] == "code" and text_of(cell["source"]).strip():
            number += 1
            code = _fence(f"{{ .python #cell-{number} }}", text_of(cell["source"]))
            parts.append(_folded(cell, code) if is_folded(cell) else code)
            parts.extend(_outputs(cell))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def is_folded(cell: Cell) -> bool:
    """Whether a code cell is for those only who want to see how."""
    return "hide-input" in cell.get("metadata", {}).get("tags", ())


def _folded(cell: Cell, code: str) -> str:
    title = comment_above(text_of(cell["source"])).replace('"', "'")
    return f'??? example "{title}"\n\n{indent(code, "    ")}'


def _outputs(cell: Cell) -> Iterator[str]:
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "stream":
            label = "warns" if output["name"] == "stderr" else "prints"
            yield _fence(f"{{ .text .{label} }}", text_of(output["text"]))
        elif kind == "error":
            yield _fence("{ .text .raises }", f"{output['ename']}: {output['evalue']}")
        else:
            yield _shown(output["data"])


def _shown(data: dict[str, Any]) -> str:
    table = markdown_table(text_of(data.get("text/html", "")))
    return table or _fence("{ .text .gives }", text_of(data.get("text/plain", "")))


def _fence(info: str, text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall(r"`{3,}", text)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{info}\n{text.rstrip()}\n{marks}"


def markdown_table(html: str) -> str:
    """The one table of a piece of HTML, as pandas writes it; empty if it is anything else."""
    reader = _TableReader()
    reader.feed(html)
    rows = reader.rows
    if not reader.simple or len(rows) < 2 or len({len(row) for row in rows}) != 1:
        return ""
    columns = list(zip(*rows[1:], strict=True))
    rule = ["---:" if all(NUMBER.match(cell) for cell in column) else "---" for column in columns]
    cells = [[_plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [cells[0], rule, *cells[1:]])


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return MARKUP.sub(r"\\\1", escape(text, quote=False))


class _TableReader(HTMLParser):
    """Reads the cells of a table; `simple` if it has one row of heads and no cell spans others."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.simple = True
        self._tables = 0
        self._heads = 0
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spans = any(name in ("colspan", "rowspan") and value != "1" for name, value in attrs)
        if tag == "table":
            self._tables += 1
        elif tag == "thead":
            self._heads = len(self.rows) + 1
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._in_cell = True
            self.rows[-1].append("")
        elif tag not in ("div", "style", "tbody"):
            self.simple = False
        self.simple = self.simple and self._tables <= 1 and not spans

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead" and len(self.rows) != self._heads:
            self.simple = False
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += " ".join(data.split())

"""The figures of notebooks: an SVG each, beside the page, named after the cell that draws it.

`docs/recommenders/popular.ipynb`, cell `likes` → `docs/recommenders/popular/likes.svg`, then
`likes-2.svg` …  An id does not change when a cell is put before it, as a number would. The notebook
itself holds no picture: its next Markdown cell shows the file, with the words that a page needs.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fiddler.compare import figure_difference
from fiddler.findings import Finding
from fiddler.project import Project, figure_of_cell
from fiddler.proof import RECORD_AGAIN

Content = dict[str, Any]
KIND = "image/svg+xml"
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Drawn:
    """A figure that a run drew; `path` is where it is recorded, relative to `docs/`."""

    cell: str  # `docs/recommenders/popular.ipynb:cell 3`
    path: str
    svg: str


def take_figures(path: str, content: Content) -> tuple[Content, list[Drawn]]:
    """The notebook without the figures among its outputs, and these."""
    content, drawn = copy.deepcopy(content), []
    for number, cell in enumerate(content["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        svgs = [o["data"][KIND] for o in cell["outputs"] if KIND in o.get("data", {})]
        cell["outputs"] = [o for o in cell["outputs"] if KIND not in o.get("data", {})]
        for count, svg in enumerate(svgs, start=1):
            place = f"docs/{path}:cell {number}"
            drawn.append(Drawn(place, figure_of_cell(path, cell["id"], count), svg))
    return content, drawn


def nameless(content: Content, drawn: list[Drawn]) -> Iterator[Finding]:
    """Cells that draw, whose ids are no names for files."""
    for place in dict.fromkeys(figure.cell for figure in drawn):
        name = content["cells"][int(place.rpartition(" ")[2]) - 1]["id"]
        if not NAME.fullmatch(name):
            what = f"draws a figure, but its id {name} is no name for a file"
            yield Finding(place, 0, what, "change the id to what one sees, in snake_case")


def read_figures(project: Project, path: str) -> dict[str, str]:
    """The recorded figures of a notebook: path relative to `docs/` → SVG."""
    folder = project.docs / path.removesuffix(".ipynb")
    files = sorted(folder.glob("*.svg"))
    return {f.relative_to(project.docs).as_posix(): f.read_text(encoding="utf-8") for f in files}


def figure_findings(recorded: dict[str, str], drawn: list[Drawn]) -> Iterator[Finding]:
    """Where the figures of a run are others than the recorded ones."""
    for figure in drawn:
        if figure.path not in recorded:
            what = f"draws docs/{figure.path}, which is not recorded"
            yield Finding(figure.cell, 0, what, RECORD_AGAIN)
        elif difference := figure_difference(recorded[figure.path], figure.svg):
            what = f"the figure is stale: {difference}"
            yield Finding(f"docs/{figure.path}", 0, what, RECORD_AGAIN)
    for path in recorded.keys() - {figure.path for figure in drawn}:
        what = "the figure is recorded, but its notebook does not draw it now"
        yield Finding(f"docs/{path}", 0, what, RECORD_AGAIN)


def write_figures(project: Project, path: str, drawn: list[Drawn]) -> list[str]:
    """Make the figures on disk those of a run. Returns the paths that changed.

    One that differs in nothing that can be seen is left alone, as outputs are.
    """
    recorded = read_figures(project, path)
    changed = []
    for figure in drawn:
        old = recorded.pop(figure.path, None)
        if old is None or figure_difference(old, figure.svg):
            file = project.docs / figure.path
            file.parent.mkdir(exist_ok=True)
            file.write_text(figure.svg, encoding="utf-8", newline="\n")
            changed.append(figure.path)
    for stale in recorded:
        (project.docs / stale).unlink()
        changed.append(stale)
    return changed

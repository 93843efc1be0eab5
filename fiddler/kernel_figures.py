"""The matplotlib backend of notebooks: what `plt.show()` draws is an output of its cell.

Style and SVG are those of snippets; only the way out of the process differs.
"""

import sys
from typing import Any

from IPython.display import publish_display_data
from matplotlib._pylab_helpers import Gcf

from fiddler import figures


class FigureManager(figures.FigureManager):
    """Shows every open figure below the cell that calls `plt.show()`."""

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        super().pyplot_show(block=block)
        while figures.drawn:
            svg = figures.drawn.pop(0)
            publish_display_data({"image/svg+xml": svg})  # type: ignore[no-untyped-call]


class FigureCanvas(figures.FigureCanvas):
    """A canvas of the SVG backend whose figures our manager shows."""

    manager_class = FigureManager


def report_open_figures(*_: Any) -> None:
    """After a cell: a figure that was not shown is a message on stderr, which no record may hold.

    It is closed, so that the next cell does not show it as its own.
    """
    if figures.lines_of_open_figures():
        print("draws but never calls plt.show()", file=sys.stderr)
        Gcf.destroy_all()

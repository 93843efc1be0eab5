"""The matplotlib backend of snippets: `plt.show()` draws every open figure as an SVG to publish.

Chosen by `MPLBACKEND=module://fiddler.figures`. The style is set here, once for all figures, so
that a snippet is plain matplotlib.
"""

import io
import sys
from typing import Any

import matplotlib
from cycler import cycler
from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_svg import FigureCanvasSVG

from fiddler.run.place import line_on_stack
from fiddler.svg import DRAWN_FONT, INK, PALETTE, publish

PIXEL = 0.75  # points

STYLE: dict[Any, Any] = {
    "axes.edgecolor": INK.light,
    "axes.facecolor": "none",
    "axes.labelcolor": INK.light,
    "axes.linewidth": PIXEL,
    "axes.prop_cycle": cycler(color=[tone.light for tone in PALETTE]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK.light,
    "axes.titlelocation": "left",
    "axes.titlesize": "medium",
    "figure.constrained_layout.use": True,
    "figure.edgecolor": "none",
    "figure.facecolor": "none",
    "figure.figsize": (7, 3.6),
    "font.family": "sans-serif",
    "font.sans-serif": [DRAWN_FONT],
    "font.size": 13 * PIXEL,
    "grid.color": INK.light,
    "grid.alpha": 0.15,
    "hatch.color": INK.light,
    "legend.frameon": False,
    "lines.linewidth": 1.75 * PIXEL,
    "lines.markersize": 5 * PIXEL,
    "patch.edgecolor": INK.light,
    "savefig.edgecolor": "none",
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "fiddler",  # ids follow from what is drawn
    "text.color": INK.light,
    "xtick.color": INK.light,
    "xtick.labelsize": 12 * PIXEL,
    "xtick.major.width": PIXEL,
    "xtick.minor.width": PIXEL,
    "ytick.color": INK.light,
    "ytick.labelsize": 12 * PIXEL,
    "ytick.major.width": PIXEL,
    "ytick.minor.width": PIXEL,
}
matplotlib.rcParams.update(STYLE)

drawn: list[str] = []  # the SVGs shown by this process, in order


class FigureManager(FigureManagerBase):
    """Knows which line of the program made the figure; showing writes the SVGs."""

    def __init__(self, canvas: "FigureCanvas", num: int | str) -> None:
        super().__init__(canvas, num)
        self.line = line_on_stack(getattr(sys.modules["__main__"], "__file__", ""))

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        """Draw and close every open figure, the first made first."""
        for manager in _open_figures():
            drawn.append(publish(_svg(manager)))
        Gcf.destroy_all()


class FigureCanvas(FigureCanvasSVG):
    """A canvas of the SVG backend whose figures our manager shows."""

    manager_class = FigureManager


def lines_of_open_figures() -> list[int]:
    """The lines that made the figures which are still to be shown."""
    return [manager.line for manager in _open_figures()]


def _open_figures() -> list[FigureManager]:
    ours = [m for m in Gcf.get_all_fig_managers() if isinstance(m, FigureManager)]
    return sorted(ours, key=lambda manager: manager.num)


def _svg(manager: FigureManager) -> str:
    text = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))  # no versions, no times
    manager.canvas.figure.savefig(text, format="svg", metadata=nothing)
    return text.getvalue()

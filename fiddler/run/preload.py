"""What every run finds already imported: the libraries of the snippets that are installed here."""

import gc
import importlib
from importlib.util import find_spec

LIBRARIES = (
    "numpy",
    "pandas",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_svg",
    "sklearn.datasets",
    "torch",
    "torch._dynamo",  # or the first optimiser of every run would import it, for 1.2 s
)


class CannotImport(Exception):
    """A library is installed but does not import: nothing that runs here would prove anything."""


def preload() -> None:
    """Import what is installed of `LIBRARIES`. Raises `CannotImport` where that fails."""
    for name in LIBRARIES:
        library = name.partition(".")[0]
        if not find_spec(library):
            continue
        try:
            importlib.import_module(name)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise CannotImport(f"{library} is installed but cannot be imported: {reason}") from None
    if find_spec("matplotlib"):
        _prepare_figures()
    gc.collect()
    gc.freeze()  # collecting in a run would copy every page that it shares with the server


def _prepare_figures() -> None:
    """Choose the backend and draw once: fonts and the first axes take 0.1 s, paid here."""
    import matplotlib.pyplot as plt

    from fiddler import figures

    plt.switch_backend(f"module://{figures.__name__}")
    plt.subplots()[1].plot([0, 1])
    plt.show()
    figures.drawn.clear()

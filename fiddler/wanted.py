"""What the words after a command mean: pages, snippets or folders."""

from collections.abc import Iterable, Sequence

from fiddler.findings import Finding, Wrong, nearest
from fiddler.project import home_page


def chosen(paths: Iterable[str], wanted: Sequence[str]) -> set[str]:
    """The snippets and notebooks that the words mean, with or without their room; all if none.

    Raises `Wrong` for a word that means none.
    """
    paths = list(paths)
    found: set[str] = set()
    for word in wanted:
        name = word.removeprefix("docs/").removeprefix("snippets/").removesuffix("/")
        meant = {p for p in paths if name in _names(p) or p.startswith(f"{name}/")}
        if not meant:
            what = "no page or snippet of this name has code to run"
            raise Wrong(Finding(word, 0, what, f"name one of {', '.join(nearest(name, paths))}"))
        found |= meant
    return found if wanted else set(paths)


def _names(path: str) -> tuple[str, ...]:
    """What a snippet or notebook may be called: by its file, or by its page."""
    home = home_page(path)
    return path, path.removesuffix(".ipynb"), home, home.removesuffix(".md")

"""The project on disk: its rooms, and the paths that page, snippet, record and figure share."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOMS = ("docs", "snippets", "theme", "fiddler", "tests")


@dataclass(frozen=True)
class Project:
    """A checkout. Paths of pages are relative to `docs/`, those of snippets to `snippets/`."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def snippets(self) -> Path:
        return self.root / "snippets"

    @property
    def cache(self) -> Path:
        return self.root / ".cache" / "fiddler"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def page_paths(self) -> list[str]:
        return sorted(_files(self.docs, ".md"))

    def notebook_paths(self) -> list[str]:
        return sorted(_files(self.docs, ".ipynb"))

    def snippet_paths(self) -> list[str]:
        """Every example; the generators in `snippets/data/` are not examples."""
        return sorted(p for p in _files(self.snippets, ".py") if not p.startswith("data/"))


HERE = Project(Path(__file__).resolve().parent.parent)  # the checkout that this code stands in


def _files(folder: Path, suffix: str) -> Iterator[str]:
    for path in folder.rglob(f"*{suffix}"):
        relative = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "__")) for part in relative.parts):
            yield relative.as_posix()


def every_file(root: Path, rooms: Iterable[str] = ROOMS) -> Iterator[str]:
    """Every file and symbolic link of a checkout's top folder and rooms, but for hidden ones."""
    yield from (p.name for p in root.iterdir() if p.is_file() and not p.name.startswith("."))
    for room in rooms:
        for folder, folders, files in os.walk(root / room):
            links = [f for f in folders if (Path(folder) / f).is_symlink()]
            folders[:] = [f for f in folders if not f.startswith((".", "__pycache__"))]
            for name in (*files, *links):
                if not name.startswith("."):
                    yield (Path(folder) / name).relative_to(root).as_posix()


def home_page(snippet_path: str) -> str:
    """The page that owns a snippet: `concepts/momentum/heavy_ball.py` → `concepts/momentum.md`."""
    return f"{PurePosixPath(snippet_path).parent}.md"


def output_path(snippet_path: str) -> str:
    """Where its printed output is recorded, relative to `snippets/`."""
    return snippet_path.removesuffix(".py") + ".txt"


def recorded_snippet(path: str) -> str:
    """The snippet that a file below `snippets/` is the record of, if it is one."""
    return path.removesuffix(".txt").removesuffix(".warnings") + ".py"


def warnings_path(snippet_path: str) -> str:
    """Where the warnings of its wrong ways are recorded, relative to `snippets/`."""
    return snippet_path.removesuffix(".py") + ".warnings.txt"


def figure_path(snippet_path: str, number: int) -> str:
    """Where its figure `number` (from 1) is recorded, relative to `docs/`."""
    stem = snippet_path.removesuffix(".py")
    return f"{stem}.svg" if number == 1 else f"{stem}-{number}.svg"


def figure_of_cell(notebook: str, cell_id: str, number: int = 1) -> str:
    """Where figure `number` (from 1) of a notebook's cell is recorded, relative to `docs/`."""
    return figure_path(f"{notebook.removesuffix('.ipynb')}/{cell_id}", number)

"""Who wrote what stands in a built file: a page, the theme or `mkdocs.yml`, and on which line."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fiddler.check.built import Reference
from fiddler.project import Project

Place = tuple[str, int]


@dataclass(frozen=True)
class Origin:
    """The sources of one built file; nothing is read before something is asked."""

    project: Project
    built: str

    def of(self, reference: Reference) -> Place:
        """The line that has a reference, as it is or as a page writes it: `momentum.md#use-it`."""
        address, _, fragment = reference.url.partition("#")
        name = posixpath.basename(address.rstrip("/"))
        needles = [reference.url]
        if fragment:
            needles.append(f"#{fragment}")
        if name.strip("."):
            needles += [f"{name}.md", name]
        return self.line(needles, in_content=reference.in_content)

    def line(self, needles: Sequence[str], nth: int = 1, in_content: bool = True) -> Place:
        """The nth line that holds the first of the needles that any does; line 0 if none does."""
        files = (self._own() if in_content else []) or self._frame()
        for needle in needles:
            for file in files:
                lines = enumerate(file.read_text(encoding="utf-8").split("\n"), start=1)
                if numbers := [number for number, line in lines if needle in line]:
                    return self._name(file), numbers[min(nth, len(numbers)) - 1]
        return self._name(files[0]), 0

    def _own(self) -> list[Path]:
        stem = self.built.removesuffix("index.html").rstrip("/")
        names = (f"{stem}.md", f"{stem}.ipynb", posixpath.join(stem, "index.md"), self.built)
        rooms = (self.project.docs, self.project.root / "theme")
        return [file for room in rooms for name in names if (file := room / name).is_file()]

    def _frame(self) -> list[Path]:
        """What all pages share: the configuration first, then the templates."""
        templates = sorted((self.project.root / "theme").rglob("*.html"))
        return [self.project.root / "mkdocs.yml", *templates]

    def _name(self, file: Path) -> str:
        return file.relative_to(self.project.root).as_posix()

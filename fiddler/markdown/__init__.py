"""The Python-Markdown extension that renders pages: code with its source, quotes, maths, figures.

Whatever is wrong in a page is logged as one warning with its place and shown where it stands, so
that a build lists everything and `make serve` goes on.
"""

from pathlib import Path
from typing import Any

from markdown import Extension, Markdown

from fiddler.markdown import blocks, figures, formulas, listings, parts, quotes, tables
from fiddler.markdown.rendering import Rendering
from fiddler.project import Project


class Fiddler(Extension):
    """Listed in `mkdocs.yml` after pymdownx's snippets, superfences and arithmatex."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": [".", "the project, relative to where the build is started"],
            "repository": ["", "address of the repository, for links to sources"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        project = Project(Path(self.getConfig("root")).resolve())
        rendering = Rendering(md, project, self.getConfig("repository"))
        for part in (blocks, listings, quotes, formulas, figures, tables, parts):
            part.register(md, rendering)


def makeExtension(**options: Any) -> Fiddler:
    """What Python-Markdown calls for `fiddler.markdown`."""
    return Fiddler(**options)

"""What the home page counts: pages, snippets, their figures, and the numbers quoted from runs."""

from dataclasses import dataclass

from fiddler.project import Project
from fiddler.quotes import QUOTE
from fiddler.records import read_record


@dataclass(frozen=True)
class Counts:
    """Counted from the files of the project, when the site is built."""

    pages: int
    snippets: int
    figures: int
    quotes: int


def count(project: Project) -> Counts:
    pages = [*project.page_paths(), *project.notebook_paths()]
    texts = ((project.docs / path).read_text(encoding="utf-8") for path in pages)
    records = [read_record(project, path) for path in project.snippet_paths()]
    return Counts(
        pages=len(pages),
        snippets=len(records),
        figures=sum(len(record.figures) for record in records),
        quotes=sum(len(QUOTE.findall(text)) for text in texts),
    )

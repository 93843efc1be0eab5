"""What the home page counts: snippets, how many have a record of a run, and what they drew."""

from dataclasses import dataclass

from fiddler.project import Project
from fiddler.records import Record, read_record


@dataclass(frozen=True)
class Counts:
    """Counted from the files of the project, when the site is built."""

    pages: int
    snippets: int
    recorded: int
    figures: int


def count(project: Project) -> Counts:
    records = [read_record(project, path) for path in project.snippet_paths()]
    return Counts(
        pages=len(project.page_paths()) + len(project.notebook_paths()),
        snippets=len(records),
        recorded=sum(record != Record() for record in records),
        figures=sum(len(record.figures) for record in records),
    )

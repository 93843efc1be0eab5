"""The records of a built site, from its pages as MkDocs has them after rendering."""

from collections.abc import Iterable

from mkdocs.structure.files import File

from fiddler.findings import Wrong
from fiddler.markdown.parts import GATHERED
from fiddler.project import Project
from fiddler.search.records import Record, Source, records_of
from fiddler.snippets import parse_snippet


def site_records(project: Project, files: Iterable[File]) -> list[Record]:
    """The records of every page, in the order of the navigation's files."""
    found: list[Record] = []
    sources: dict[str, Source] = {}
    for file in files:
        page, parts = file.page, GATHERED.pop(file.src_uri, [])
        if page is None:
            continue
        for path in {listing.snippet for part in parts for listing in part.listings} - {""}:
            if path not in sources:
                sources[path] = _source(project, path)
        meta = page.meta
        title, description = str(meta.get("title", page.title)), str(meta.get("description", ""))
        aliases = [str(alias) for alias in meta.get("aliases") or []]
        blocks = meta.get("block_aliases") or {}
        found += records_of(page.url, title, description, aliases, blocks, parts, sources)
    return found


def _source(project: Project, path: str) -> Source:
    try:
        text = (project.snippets / path).read_text(encoding="utf-8")
    except OSError:  # that it is missing was reported when the page was rendered
        return Source(path, "")
    try:
        return Source(parse_snippet(path, text).title, text)
    except Wrong:  # and so was what is wrong with it
        return Source(path, text)

"""The navigation of `mkdocs.yml`: every page is in it, and everything in it is a page."""

import re
from collections.abc import Iterator

from fiddler.check.config import FILE
from fiddler.check.read import Sources
from fiddler.findings import Finding, nearest

ADDRESS = re.compile(r"https://")


def navigation(sources: Sources) -> Iterator[Finding]:
    """Entries without a page, pages without an entry."""
    if not sources.config:
        return
    pages = [*sources.below("docs", ".md"), *sources.below("docs", ".ipynb")]
    entries = list(sources.config.nav())
    for entry in entries:
        if entry not in pages and not ADDRESS.match(entry):
            near = nearest(entry, pages)
            mend = f"did you mean {near[0]}?" if near else "write the page"
            yield Finding(FILE, sources.config.line_of(entry), f"no page {entry}", mend)
    for page in pages:
        if page not in entries and f"docs/{page}" not in sources.unread:
            mend = "add it under `nav:` in mkdocs.yml"
            yield Finding(f"docs/{page}", 0, "not in the navigation", mend)

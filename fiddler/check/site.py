"""The built site: links and images that lead nowhere, ids twice, requests to other hosts.

It reads what a browser gets, so raw HTML, notebooks and the theme are checked too. A finding names
the source and not the built file.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from fiddler.check.built import Document, Reference, Site
from fiddler.check.origin import Origin
from fiddler.findings import Finding
from fiddler.project import Project


def check_site(project: Project, root: Path, base: str = "/") -> list[Finding]:
    """Everything wrong with a site built into `root`, to be served under the path `base`."""
    site = Site(root, base)
    found: set[Finding] = set()
    for document in site.documents.values():
        origin = Origin(project, document.path)
        found.update(_twice(document, origin))
        for reference in document.references:
            found.update(_fault(site, document, reference, origin))
    return sorted(found)


def _twice(document: Document, origin: Origin) -> Iterator[Finding]:
    for name, count in document.ids.items():
        if count > 1:
            place = origin.line((f"#{name}", f'id="{name}"', name), nth=2)
            what = f'the id "{name}" {count} times on one page'
            yield Finding(*place, what, "give each heading or element its own")


def _fault(
    site: Site, document: Document, reference: Reference, origin: Origin
) -> Iterator[Finding]:
    url = reference.parts
    target = site.target(document.path, reference)
    said = reference.url if reference.in_content else target
    if url.scheme in ("http", "https") or url.netloc:
        if reference.loads:
            what = f"asks another host for {reference.url}"
            yield Finding(*origin.of(reference), what, "keep a copy in theme/ or docs/ and load it")
    elif url.scheme:
        return  # `mailto:`, `data:`; which schemes are allowed is a matter of the sources
    elif target not in site.files:
        near = get_close_matches(target, site.files, n=1)
        better = near[0].removesuffix("index.html") if near else ""
        mend = f"did you mean {better}?" if better else "correct the address, or take it out"
        yield Finding(*origin.of(reference), f"leads nowhere: {said}", mend)
    elif url.fragment and target.endswith(".html"):
        ids = site.documents[target].ids
        if url.fragment not in ids:
            near = get_close_matches(url.fragment, ids, n=1)
            mend = (
                f"did you mean #{near[0]}?" if near else "link to the page, or to a heading of it"
            )
            yield Finding(*origin.of(reference), f"no such place on the page: {said}", mend)

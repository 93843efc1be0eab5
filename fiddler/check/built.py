"""Built files as a browser reads them: the ids in them, and everything that they point at."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

LINKS = {("a", "href"), ("area", "href")}
WITH_SOURCE = ("audio", "embed", "iframe", "img", "input", "script", "source", "track", "video")
LOADS = {
    *((tag, "src") for tag in WITH_SOURCE),
    *((tag, "srcset") for tag in ("img", "source")),
    *((tag, name) for tag in ("feimage", "image", "use") for name in ("href", "xlink:href")),
    ("form", "action"),
    ("object", "data"),
    ("video", "poster"),
}
LOADING_LINKS = {"dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch"}
LOADING_LINKS |= {"preload", "stylesheet"}
# The tags that can tell something. The parser of the standard library reads every one of the others
# too, and takes ten times as long, for every build.
TOKEN = re.compile(
    r"""<(?:!--.*?--
    |(?P<raw>(?i:script|style))\b(?P<raw_attributes>[^>]*)>(?P<text>.*?)</(?i:(?P=raw))\s*
    |(?P<article>/?article\b)[^>]*
    |(?P<tag>[a-zA-Z][\w:-]*)(?!\ class="[^"]*">|\ d=)
        (?P<attributes>\s(?:[^<>"']+|"[^"]*"|'[^']*')*)
    )>""",
    re.DOTALL | re.VERBOSE,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))"""
)
CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"');]+))""")


@dataclass(frozen=True)
class Reference:
    """Something a file points at. `loads`: a browser fetches it without being asked."""

    url: str
    loads: bool
    in_content: bool  # of a page, and not in the frame that all pages have

    @cached_property
    def parts(self) -> SplitResult:
        """The address in its parts, path and fragment unquoted."""
        parts = urlsplit(self.url)
        return parts._replace(path=unquote(parts.path), fragment=unquote(parts.fragment))


@dataclass
class Document:
    """What a built file says. `path` is relative to the site."""

    path: str
    ids: Counter[str] = field(default_factory=Counter)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """A built site, served under the path `base`."""

    root: Path
    base: str = "/"

    @cached_property
    def files(self) -> frozenset[str]:
        found = (file for file in self.root.rglob("*") if file.is_file())
        return frozenset(file.relative_to(self.root).as_posix() for file in found)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every file that can point at others, by its path."""
        readers = {".html": _read_markup, ".svg": _read_markup, ".css": _read_style}
        return {
            path: read(path, (self.root / path).read_text(encoding="utf-8"))
            for path in sorted(self.files)
            if (read := readers.get(posixpath.splitext(path)[1]))
        }

    def target(self, path: str, reference: Reference) -> str:
        """The file that a reference in the file `path` names, whether it is there or not."""
        address = reference.parts.path
        if not address:
            return path
        if address.startswith("/"):
            address = address.removeprefix(self.base)
        else:
            address = posixpath.join(posixpath.dirname(path), address)
        if not address or address.endswith(("/", ".", "..")):
            address = posixpath.join(address, "index.html")
        return posixpath.normpath(address)


def _read_markup(path: str, text: str) -> Document:
    document = Document(path)
    in_content = path.endswith(".svg")
    for token in TOKEN.finditer(text):
        tag = (token["raw"] or token["tag"] or "").lower()
        if token["article"]:
            in_content = token["article"] == "article"
        elif tag == "style":
            document.references += _style_references(token["text"], in_content)
        name, references = _read_tag(
            tag, token["raw_attributes"] or token["attributes"] or "", in_content
        )
        if name:
            document.ids[name] += 1
        document.references += references
    return document


@lru_cache(maxsize=10_000)  # pages share their frame: most of their tags have been read before
def _read_tag(tag: str, attributes: str, in_content: bool) -> tuple[str, tuple[Reference, ...]]:
    """The id of an element, and what it points at."""
    found = ATTRIBUTE.finditer(attributes)
    values = {m["name"].lower(): unescape(m["a"] or m["b"] or m["c"] or "") for m in found}
    name = values.get("id") or (values.get("name", "") if tag == "a" else "")
    return name, tuple(_references(tag, values, in_content))


def _references(tag: str, values: dict[str, str], in_content: bool) -> Iterator[Reference]:
    for name, value in values.items():
        if tag == "link" and name == "href":
            relations = set(values.get("rel", "").split())
            yield Reference(value.strip(), bool(relations & LOADING_LINKS), in_content)
        elif name == "srcset" and (tag, name) in LOADS:
            for candidate in value.split(","):
                yield Reference(candidate.strip().split(" ")[0], True, in_content)
        elif (tag, name) in LOADS or (tag, name) in LINKS:
            yield Reference(value.strip(), (tag, name) in LOADS, in_content)
        elif name == "style":
            yield from _style_references(value, in_content)


def _read_style(path: str, text: str) -> Document:
    return Document(path, references=list(_style_references(text, in_content=True)))


def _style_references(css: str, in_content: bool) -> Iterator[Reference]:
    for match in CSS_URL.finditer(css):
        url = next(filter(None, match.groups()), "").strip()
        if url and not url.startswith("#"):
            yield Reference(url, True, in_content)

"""The files of a checkout: which may be there, their names and sizes, what their bytes may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fiddler.findings import Finding
from fiddler.project import every_file

READ_BY_READERS = ("docs/", "snippets/")
BINARY = frozenset({".ico", ".jpg", ".png", ".webp", ".woff2"})
# What may lie in a folder, and how many bytes it may have; the longest folder that fits counts.
KINDS = {
    "docs/": {".md": 100_000, ".ipynb": 1_000_000, ".svg": 300_000, ".png": 300_000},
    "snippets/": {".py": 10_000, ".txt": 20_000, ".toml": 2_000},
    "snippets/data/": {".py": 20_000, ".csv": 2_000_000, ".md": 20_000},
}
VENDOR = "/vendor/"  # kept byte for byte as its authors publish it
NAME = re.compile(r"[a-z][a-z0-9_]*")
FIGURE_NUMBER = re.compile(r"-[0-9]+$")
# Controls but the new line and the tab; everything that is invisible or turns the writing round.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True)
class Kept:
    """The files found and the texts that could be read, by their paths relative to the project."""

    paths: frozenset[str]
    texts: dict[str, str]
    findings: tuple[Finding, ...]


def read_files(root: Path) -> Kept:
    """Read every text file of the checkout's rooms and of its top folder."""
    paths: set[str] = set()
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path in every_file(root):
        paths.add(path)
        found = list(_before_reading(root, path))
        if not found and PurePosixPath(path).suffix not in BINARY and VENDOR not in path:
            data = (root / path).read_bytes()
            found = list(unreadable(path, data))
            if not found:
                texts[path] = data.decode("utf-8")
        findings.extend(found)
    return Kept(frozenset(paths), texts, (*findings, *_two_sources(paths)))


def _before_reading(root: Path, path: str) -> Iterator[Finding]:
    """What is wrong with a file before it is opened. One finding a file: the first says most."""
    file = root / path
    suffix = PurePosixPath(path).suffix
    kinds = KINDS.get(max((k for k in KINDS if path.startswith(k)), key=len, default=""))
    if file.is_symlink():
        yield Finding(path, 0, "a symbolic link", "put the file itself here")
    elif not file.is_file():
        yield Finding(path, 0, "not a regular file", "remove it")
    elif kinds is not None and suffix not in kinds:
        allowed = ", ".join(kinds)
        yield Finding(path, 0, f"a {suffix or 'nameless'} file", f"only {allowed} belong here")
    elif path.startswith(READ_BY_READERS) and not well_named(path):
        yield Finding(path, 0, "its name is not snake_case", "use a to z, 0 to 9 and _")
    elif kinds is not None and (size := file.stat().st_size) > kinds[suffix]:
        what = f"{size / 1000:.0f} kB, more than the {kinds[suffix] / 1000:.0f} kB allowed"
        yield Finding(path, 0, what, "make it smaller, or split it")


def well_named(path: str) -> bool:
    """Whether a file can be the address of a page on any machine."""
    *folders, name = PurePosixPath(path).parts
    stem, _, suffix = name.partition(".")
    if suffix == "svg":
        stem = FIGURE_NUMBER.sub("", stem)
    if name == "README.md" and path.startswith("snippets/"):
        stem = "readme"  # no page, and what everyone looks for
    plain = suffix.count(".") == 0 or suffix == "warnings.txt"
    return plain and all(NAME.fullmatch(part) for part in (*folders, stem))


def unreadable(path: str, data: bytes) -> Iterator[Finding]:
    """Why these bytes are not a text that anyone can read: one finding at most."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        yield Finding(path, line, f"not UTF-8: {error.reason}", "save the file as UTF-8")
        return
    if text.startswith("\ufeff"):
        yield Finding(path, 1, "begins with a byte order mark", "save the file as UTF-8 without it")
    elif "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        yield Finding(path, line, "lines end as on Windows", "save the file with LF line ends")
    elif match := UNSEEN.search(text):
        line = text[: match.start()].count("\n") + 1
        what = f"an invisible character, U+{ord(match[0]):04X}"
        yield Finding(path, line, what, "remove it, or write it as an escape")
    elif "\t" in text and path.endswith((".md", ".py")):
        line = text[: text.index("\t")].count("\n") + 1
        yield Finding(path, line, "a tab", "indent with spaces")


def _two_sources(paths: set[str]) -> Iterator[Finding]:
    """Two files that MkDocs would write to one address: `momentum.md` and `momentum/index.md`."""
    first: dict[str, str] = {}
    for path in sorted(p for p in paths if p.startswith("docs/") and p.endswith((".md", ".ipynb"))):
        address = path.rsplit(".", 1)[0].removesuffix("/index")
        if address in first:
            what = f"has the same address as {first[address]}"
            yield Finding(path, 0, what, "keep one of them, or rename one")
        first.setdefault(address, path)

"""Front matter: which keys a page may have, and what title, description and aliases must be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from fiddler.check.read import Sources
from fiddler.findings import Finding, nearest
from fiddler.pages import Page

LONGEST_TITLE = 60
LONGEST_DESCRIPTION = 160
FEWEST_ALIASES = 3
QUESTION = re.compile(
    r"(?i)(what|why|how|when|where|which|who|whose|is|are|does|do|did|can|should|must|will)\b|.*\?$"
)
CELL = re.compile(r"#(cell-\d+) }")  # as fiddler.notebooks writes it
NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")


@dataclass(frozen=True)
class Key:
    """A key of the front matter: what it holds, in words and as a test."""

    holds: str
    fits: Callable[[Any], bool]
    needed: bool = False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_texts_of_blocks(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_are_texts, value.values()))


KEYS = {
    "title": Key("a line of text", _is_text, needed=True),
    "description": Key("a line of text", _is_text, needed=True),
    "aliases": Key("a list of texts", _are_texts, needed=True),
    "block_aliases": Key("a list of texts for each block", _are_texts_of_blocks),
    "shows": Key("a list of snippets", _are_texts),
    "hide": Key("a list of texts", _are_texts),
    "template": Key("a file of the theme's", _is_text),
}


def keys(page: Page, _: Sources) -> Iterator[Finding]:
    """Keys that are missing, unknown, or hold something else than they should."""
    for name, key in KEYS.items():
        if key.needed and name not in page.meta:
            mend = f"add `{name}:` to the front matter, {key.holds}"
            yield Finding(page.file, 1, f"no {name}", mend)
    for name, value in page.meta.items():
        if name not in KEYS:
            mend = f"did you mean {nearest(str(name), KEYS)[0]}?"
            yield Finding(page.file, _line(page, name), f"unknown key {name!r}", mend)
        elif not KEYS[name].fits(value):
            what = f"{name} is not {KEYS[name].holds}"
            mend = f"write {KEYS[name].holds}, quoted where it is a number or has a colon"
            yield Finding(page.file, _line(page, name), what, mend)


def plain_text(page: Page, _: Sources) -> Iterator[Finding]:
    """MkDocs writes these into its templates as they are: a `<` would be markup."""
    for key in ("title", "description", "aliases", "block_aliases"):
        if any(set(text) & set('<>"') for text in _texts(page, key)):
            mend = "say it without: it is written into the page as it is"
            yield Finding(page.file, _line(page, key), f'{key} with a <, a > or a "', mend)


def title_and_description(page: Page, _: Sources) -> Iterator[Finding]:
    for title in _texts(page, "title"):
        if len(title) > LONGEST_TITLE:
            what = f"a title of {len(title)} characters"
            yield Finding(page.file, _line(page, "title"), what, f"say it in {LONGEST_TITLE}")
    for description in _texts(page, "description"):
        line = _line(page, "description")
        if len(description) > LONGEST_DESCRIPTION:
            what = f"a description of {len(description)} characters"
            yield Finding(page.file, line, what, f"say it in {LONGEST_DESCRIPTION}")
        elif description[-1] not in ".!?" or NEXT_SENTENCE.search(description):
            mend = "write one, with a full stop: it is what a search result shows"
            yield Finding(page.file, line, "the description is not one sentence", mend)


def aliases(page: Page, _: Sources) -> Iterator[Finding]:
    found = _texts(page, "aliases")
    if found and len(found) < FEWEST_ALIASES:
        what = f"{len(found)} aliases, of {FEWEST_ALIASES} at least"
        mend = "add other words that people search for"
        yield Finding(page.file, _line(page, "aliases"), what, mend)
    elif found and not any(map(QUESTION.match, found)):
        mend = "add one as somebody would ask it: how …, what is …"
        yield Finding(page.file, _line(page, "aliases"), "no alias is a question", mend)


def block_aliases(page: Page, _: Sources) -> Iterator[Finding]:
    """Other words for a block are given to a snippet that the page shows, or to a cell."""
    blocks = page.meta.get("block_aliases")
    shown = {PurePosixPath(include.path).stem for include in page.includes}
    shown.update(CELL.findall(page.text))
    for name in blocks if isinstance(blocks, dict) else ():
        if name not in shown:
            near = nearest(str(name), shown)
            mend = f"did you mean {near[0]}?" if near else "show it, or take them out"
            what = f"aliases of {name!r}, a block that the page does not show"
            yield Finding(page.file, _line(page, f"{name}:"), what, mend)


def shared_names(sources: Sources) -> Iterator[Finding]:
    """A title or an alias that leads to two pages."""
    for keys, what in ((["title"], "title"), (["aliases", "block_aliases"], "alias")):
        first: dict[str, Page] = {}
        for page in sources.rendered():
            for name in [text for key in keys for text in _texts(page, key)]:
                plain = " ".join(name.lower().split())
                if plain in first:
                    where = "twice" if first[plain] is page else f"on {first[plain].file} too"
                    mend = "keep it where a reader would look for it"
                    yield Finding(page.file, _line(page, name), f'{what} "{name}" {where}', mend)
                first.setdefault(plain, page)


def _texts(page: Page, key: str) -> list[str]:
    """The texts that a key holds; none if it holds anything else, which `keys` reports."""
    value = page.meta.get(key)
    if not KEYS[key].fits(value):
        return []
    if isinstance(value, dict):
        return [text for texts in value.values() for text in texts]
    return [value] if isinstance(value, str) else [str(text) for text in value or []]


def _line(page: Page, name: str) -> int:
    """The line of the front matter that says `name`."""
    head = page.text.split("\n")[: page.body_line - 1]
    return next((n for n, line in enumerate(head, start=1) if str(name) in line), 1)

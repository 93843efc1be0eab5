"""The records that are searched: one for each block of code, each claim in a list, each section."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from fiddler.cells import comment_above
from fiddler.markdown.parts import Listing, Part
from fiddler.search.symbols import symbols_of

LONGEST_PROSE = 60  # characters of a section: what it is about stands at its beginning
LONGEST_OUTPUT = 400
WORD = re.compile(r"\w+")
MENDED = "fix/"  # its sections say what to do; the blocks below only prove it
MESSAGE = re.compile(r"\b\w*(?:Error|Warning|Exception)\b.*")


@dataclass(frozen=True)
class Source:
    """A snippet as far as search needs it."""

    title: str
    source: str


@dataclass(frozen=True)
class Record:
    """What can be found: a block of code, a claim such as a trap, or a section without code.

    `url` is relative to the site, `section` the anchor of its heading. `aliases` are those of the
    page on its first record, and those of a snippet on its first block.
    """

    url: str
    page: str
    title: str
    heading: str
    section: str = ""
    code: str = ""
    prose: str = ""
    messages: str = ""
    snippet: str = ""
    symbols: tuple[str, ...] = ()
    aliases: tuple[str, ...] = field(default=())

    @property
    def is_exercise(self) -> bool:
        return self.snippet.rpartition("/")[2].startswith("exercise_")

    @property
    def entry(self) -> str:
        """Where a row of the search leads: to the block, or to the section that answers."""
        mends = self.url.startswith(MENDED) and self.section
        return f"{self.url.split('#')[0]}#{self.section}" if mends else self.url

    @property
    def topic(self) -> str:
        """The folder of its page: `concepts`, `recipes`."""
        return self.url.split("/")[0] if "/" in self.url else ""

    @property
    def libraries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(symbol.split(".")[0] for symbol in self.symbols))


def records_of(
    address: str,
    title: str,
    description: str,
    aliases: Iterable[str],
    block_aliases: Mapping[str, Sequence[str]],
    parts: Iterable[Part],
    sources: dict[str, Source],
) -> list[Record]:
    """The records of a page, its own first, in the order of the page."""
    page = Record(address, title, title, "", prose=description, aliases=tuple(aliases))
    found = [page]
    left = dict(block_aliases)
    for part in parts:
        for record in _of_part(address, title, part, sources):
            own = left.pop(_block_name(record), ())
            found.append(replace(record, aliases=tuple(own)) if own else record)
    return found


def _block_name(record: Record) -> str:
    """What a page calls a block where it gives aliases: its snippet, or the cell of a notebook."""
    return PurePosixPath(record.snippet).stem or record.url.rpartition("#")[2]


def _of_part(address: str, page: str, part: Part, sources: dict[str, Source]) -> Iterator[Record]:
    prose = _cut(" ".join(part.prose), LONGEST_PROSE)
    if part.heading and not part.listings:
        url = f"{address}#{part.anchor}"
        yield Record(url, page, part.heading, part.heading, part.anchor, prose=prose)
    for claim in part.claims:
        yield Record(
            url=f"{address}#{claim.anchor}",
            page=page,
            title=claim.bold.rstrip(".:"),
            heading=part.heading,
            section=part.anchor,
            prose=_cut(claim.more, LONGEST_PROSE),
        )
    for listing in part.listings:
        source = sources.get(listing.snippet)
        yield Record(
            url=f"{address}#{listing.anchor}",
            page=page,
            title=source.title if source else comment_above(listing.code) or part.heading or page,
            heading=part.heading,
            section=part.anchor,
            code=listing.code,
            prose=_cut(listing.prose, LONGEST_PROSE) or prose,
            messages=_cut(" ".join(MESSAGE.findall(listing.output)), LONGEST_OUTPUT),
            snippet=listing.snippet,
            symbols=_symbols(listing, source),
        )


def _symbols(listing: Listing, source: Source | None) -> tuple[str, ...]:
    """What the block shows of the symbols of its file; imports and types may stand above it."""
    shown = set(WORD.findall(listing.code))
    every = symbols_of(source.source if source else listing.code)
    return tuple(name for name in every if WORD.findall(name)[-1] in shown)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"

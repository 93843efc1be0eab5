"""Ranks records for the command line, with SQLite's full-text search from the standard library."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from fiddler.search.records import Record

WEIGHTS = {"title": 6, "symbols": 4, "aliases": 6, "heading": 3, "code": 1.5, "prose": 1}
WORD = re.compile(r"[^\W\d_]\w*|\d[\d.]*")
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_STOP = (
    "a an and are as at by can do does for from how i in is it my of on or the to use used using"
    " what when where which who why with"
)
STOP = frozenset(_STOP.split())


def best(records: Sequence[Record], query: str, most: int) -> list[Record]:
    """At most `most` records for the query. More of its words answered counts before all else."""
    database = _index(records)
    vocabulary = _vocabulary(records)
    covered: Counter[int] = Counter()
    scores: dict[int, float] = defaultdict(float)
    for word in _asked(query):
        for row, score in _rows(database, word, vocabulary):
            covered[row] += 1
            scores[row] += score
    ranked = sorted(covered, key=lambda row: (-covered[row], -scores[row], row))
    with_code = [records[row] for row in ranked if records[row].code]
    return (with_code or [records[row] for row in ranked])[:most]


def words(text: str) -> list[str]:
    """The words of a text; of an identifier the whole and its snake and camel parts."""
    found = []
    for whole in WORD.findall(text):
        parts = PART.findall(whole)
        found.append(whole.lower())
        if len(parts) > 1:
            found += [part.lower() for part in parts]
    return found


def _asked(query: str) -> list[str]:
    found = [whole.lower() for whole in WORD.findall(query)]
    return list(dict.fromkeys([word for word in found if word not in STOP] or found))


def _index(records: Iterable[Record]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    columns = ", ".join(WEIGHTS)
    database.execute(
        f"create virtual table records using fts5({columns},"
        " tokenize=\"porter unicode61 tokenchars '_'\")"
    )
    places = ", ".join("?" * len(WEIGHTS))
    database.executemany(
        f"insert into records (rowid, {columns}) values (?, {places})",
        (
            (row, *(" ".join(words(text)) for text in _fields(record)))
            for row, record in enumerate(records)
        ),
    )
    return database


def _fields(record: Record) -> tuple[str, ...]:
    return (
        record.title,
        " ".join(record.symbols),
        " ".join(record.aliases),
        f"{record.page} {record.heading}",
        f"{record.code} {record.messages}",
        record.prose,
    )


def _vocabulary(records: Iterable[Record]) -> set[str]:
    return {word for record in records for text in _fields(record) for word in words(text)}


def _rows(database: sqlite3.Connection, word: str, vocabulary: set[str]) -> list[tuple[int, float]]:
    """Rows and scores for a word: as it is, else as a beginning, else as the nearest known word."""
    near = get_close_matches(word, sorted(vocabulary), 1, 0.75)
    for match in (_said(word), f'"{word}"*', *map(_said, near)):
        weights = ", ".join(map(str, WEIGHTS.values()))
        found = database.execute(
            f"select rowid, -bm25(records, {weights}) from records where records match ?", [match]
        ).fetchall()
        if found:
            return found
    return []


def _said(word: str) -> str:
    """A word, or an identifier and its parts as they are said in prose: "drop duplicates"."""
    _, *parts = words(word)
    return f'"{word}" OR "{" ".join(parts)}"' if parts else f'"{word}"'

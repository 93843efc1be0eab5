"""Asks engines the same questions in a browser, and counts where the right block comes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml
from playwright.sync_api import Page

from fiddler.search.records import Record

MOST = 10  # rows that count
THEME = Path(__file__).parent.parent / "theme/search"


@dataclass(frozen=True)
class Question:
    """`finds` are the snippets, without .py, or the addresses of sections, that answer it."""

    kind: str
    query: str
    finds: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How an engine does on some questions. A rank is that of the first right row; 0 for none."""

    ranks: tuple[int, ...]
    empty: int

    @property
    def mrr(self) -> float:
        return mean(1 / rank if rank else 0 for rank in self.ranks)

    def hit(self, most: int) -> float:
        return mean(0 < rank <= most for rank in self.ranks)

    def __str__(self) -> str:
        return (
            f"{len(self.ranks):4}  MRR {self.mrr:.3f}  hit@1 {self.hit(1):.3f}"
            f"  hit@3 {self.hit(3):.3f}  empty {self.empty}"
        )


def read_questions(file: Path) -> list[Question]:
    """Questions by kind: `typo: {"drop_duplicats": [recipes/duplicates/keep]}`."""
    kinds: dict[str, dict[str, list[str]]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Question(kind, query, tuple(finds))
        for kind, questions in kinds.items()
        for query, finds in questions.items()
    ]


def score(
    questions: Iterable[Question], answers: Callable[[str], Sequence[str]], places: "Places"
) -> tuple[Score, list[tuple[Question, int]]]:
    """The score of an engine, and the rank that it gave to each question."""
    ranks, empty = [], 0
    for question in questions:
        found = answers(question.query)[:MOST]
        empty += not found
        right = (n for n, url in enumerate(found, 1) if places.answers(url, question.finds))
        ranks.append((question, next(right, 0)))
    return Score(tuple(rank for _, rank in ranks), empty), ranks


class Places:
    """Which snippets stand at an address: at that of a block one, at that of a section all."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.names: dict[str, set[str]] = {}
        for record in records:
            snippet = record.snippet.removesuffix(".py")
            for url in {record.url, f"{record.url.split('#')[0]}#{record.section}"}:
                self.names.setdefault(url, {url}).update({snippet} - {""})

    def answers(self, url: str, finds: Iterable[str]) -> bool:
        return bool(self.names.get(url, {url}) & set(finds))


def ours(page: Page, address: str) -> Callable[[str], list[str]]:
    """Our worker, asked as Material asks it."""
    page.goto(address)
    page.evaluate(WORKER, f"{address}search/worker.js")
    return lambda query: page.evaluate("query => ask(query)", query)


def material(page: Page, address: str, worker: str, index: dict[str, Any]) -> Callable[[str], Any]:
    """Material's own worker, with its own index of the same pages."""
    page.goto(address)
    page.evaluate(WORKER, f"{address}{worker}")
    page.evaluate("index => set_up(index)", index)
    return lambda query: page.evaluate("query => ask(query)", query)


def plain(page: Page, address: str, records: Sequence[Record]) -> Callable[[str], list[str]]:
    """MiniSearch as its documentation begins: prefixes, and a fifth of a word mistyped."""
    page.goto(address)
    page.add_script_tag(path=THEME / "minisearch.js")
    documents = [
        {
            "id": n,
            "title": record.title,
            "text": f"{record.heading} {record.prose} {record.code}",
            "url": record.url,
        }
        for n, record in enumerate(records)
    ]
    page.evaluate(
        "documents => { window.plain = new MiniSearch({ fields: ['title', 'text'],"
        " storeFields: ['url'], searchOptions: { prefix: true, fuzzy: 0.2 } });"
        " plain.addAll(documents); }",
        documents,
    )
    return lambda query: page.evaluate(
        "query => plain.search(query).slice(0, 10).map(({ url }) => url)", query
    )


WORKER = """
address => {
  const worker = new Worker(address);
  const heard = [];
  worker.onmessage = ({ data }) => heard.shift()?.(data);
  const say = (message) => new Promise((done) => {
    heard.push(done);
    worker.postMessage(message);
  });
  const path = (row) => new URL(row.location, "https://x/").href.slice("https://x/".length);
  window.set_up = (index) => say({ type: 0, data: { ...index, options: { suggest: false } } });
  window.ask = async (query) => {
    const { data } = await say({ type: 2, data: query });
    return data.items.flatMap((group) => {
      const rows = group.filter((row) => group.length === 1 || row.location.includes("#"));
      return [...new Set((rows.length ? rows : group).map(path))];
    });
  };
}
"""

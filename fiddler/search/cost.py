"""What search costs a reader: bytes before and up to the first answer, time in the processor."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

STARTED = ("search/worker.js", "search/search_index.json")  # on every page
SCRIPTS = tuple(f"search/{name}.js" for name in ("minisearch", "words", "engine", "rows"))
ASKED = (*SCRIPTS, "search/records.json")  # at the first question
CODES = "search/codes.json"  # what shows in a row besides its title


def kilobytes(site: Path, files: Sequence[str]) -> float:
    """What some files of a built site weigh, gzip."""
    return sum(len(gzip.compress((site / file).read_bytes(), mtime=0)) for file in files) / 1000


def milliseconds(page: "Page", site: Path, queries: Sequence[str]) -> dict[str, float]:
    """Time to set the engine up, and for a key press while the queries are typed.

    `page` is one that takes scripts of ours, beside the site's policy.
    """
    for name in SCRIPTS:
        page.add_script_tag(path=site / name)
    records, codes = (json.loads((site / f).read_text("utf-8")) for f in (ASKED[-1], CODES))
    typed = [query[:end] for query in queries for end in range(1, len(query) + 1)]
    times = page.evaluate(TIMES, [records, codes, typed])
    presses = sorted(times["presses"])
    return {
        "set-up": times["setup"],
        "key press, median": presses[len(presses) // 2],
        "key press, 95th percentile": presses[int(len(presses) * 0.95)],
    }


TIMES = """
([records, codes, typed]) => {
  const start = performance.now();
  const finder = new Finder(records);
  rows(finder, "warm");
  const setup = performance.now() - start;
  finder.read(codes);
  const presses = typed.map((query) => {
    const start = performance.now();
    rows(finder, query);
    return performance.now() - start;
  });
  return { setup, presses };
}
"""

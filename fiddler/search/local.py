"""Ranks records for the command line: with the engine that the site has, run by QuickJS."""

import json
from collections.abc import Sequence

import quickjs

from fiddler.project import Project
from fiddler.search.published import codes_json, records_json
from fiddler.search.records import Record

ENGINE = tuple(f"theme/search/{name}.js" for name in ("minisearch", "words", "engine"))
FIND = """
(() => {
  const finder = new Finder(JSON.parse(records));
  finder.read(JSON.parse(codes));
  return JSON.stringify(finder.find(query).slice(0, most));
})()
"""


def best(
    project: Project,
    records: Sequence[Record],
    synonyms: Sequence[Sequence[str]],
    query: str,
    most: int,
) -> list[Record]:
    """At most `most` records for the query, the best first."""
    context = quickjs.Context()
    for file in ENGINE:
        context.eval((project.root / file).read_text(encoding="utf-8"))
    context.set("records", records_json(records, synonyms))
    context.set("codes", codes_json(records))
    context.set("query", query)
    context.set("most", most)
    return [records[place] for place in json.loads(context.eval(FIND))]

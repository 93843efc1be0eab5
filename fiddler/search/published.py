"""What is published besides pages: the records that are searched, and lists for machines."""

import builtins
import json
import keyword
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from fiddler.project import home_page
from fiddler.search.records import Record

DRAWING = re.compile(r"(?m)^ *(?:\w*ax\w*|plt|fig\w*)\..*$")
WORD = re.compile(r"[^\W\d]\w+")
PYTHON = {*keyword.kwlist, *dir(builtins)}


def records_json(records: Iterable[Record], synonyms: Sequence[Sequence[str]]) -> str:
    """`search/records.json`: read by `theme/search/engine.js`, which says what the keys mean.

    A list for each key, not an object for each record: like beside like is smaller in gzip.
    """
    short = [_short(record) for record in records]
    columns = {key: [record[key] for record in short] for key in short[0]} if short else {}
    found = {"synonyms": synonyms, "columns": columns}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def codes_json(records: Iterable[Record]) -> str:
    """`search/codes.json`: the code of each record, in the order of `records.json`."""
    found = [searched_code(record) for record in records]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def catalogue_json(records: Iterable[Record], site: str) -> str:
    """`snippets.json`, for machines: every snippet once, with the block that shows most of it."""
    found = [
        {
            "snippet": record.snippet,
            "title": record.title,
            "page": record.page,
            "url": site + record.url,
            "symbols": record.symbols,
            "libraries": record.libraries,
            "code": record.code,
        }
        for record in main_blocks(records)
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def llms_txt(config: MkDocsConfig, files: Files) -> str:
    """`llms.txt`: what the site is, and the plain Markdown of each of its pages."""
    lines = [f"# {config.site_name}", "", f"> {config.site_description}"]
    section = None
    for file in files.documentation_pages():
        if not file.page:
            continue
        folder = file.src_uri.rpartition("/")[0]
        if folder != section:
            section = folder
            lines += ["", f"## {folder.capitalize() or 'Start'}", ""]
        meta = file.page.meta
        copy = file.src_uri.rpartition(".")[0] + ".md"
        title, description = meta.get("title", file.page.title), meta.get("description", "")
        lines.append(f"- [{title}]({config.site_url or ''}{copy}): {description}")
    lines += [
        "",
        "## Data",
        "",
        f"- [Every snippet]({config.site_url or ''}snippets.json): as JSON",
    ]
    return "\n".join(lines) + "\n"


def main_blocks(records: Iterable[Record]) -> list[Record]:
    """For each snippet the block of its own page that shows most of it."""
    best: dict[str, Record] = {}
    for record in records:
        if not record.snippet or record.url.partition("#")[0] != _home_address(record.snippet):
            continue
        shown = best.get(record.snippet)
        if not shown or len(record.code) > len(shown.code):
            best[record.snippet] = record
    return list(best.values())


def _home_address(snippet: str) -> str:
    """The address of a snippet's own page: `concepts/momentum/`, for an index page `concepts/`."""
    page = PurePosixPath(home_page(snippet))
    folder = page.parent if page.name == "index.md" else page.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def _short(record: Record) -> dict[str, Any]:
    code = searched_code(record)
    told = record.is_exercise or (code and record.aliases)  # aliases say it in fewer bytes
    return {
        "u": record.entry,
        "p": record.page,
        "t": record.title,
        "h": record.heading,
        "k": _names(record) if code else "",
        "x": "" if told else record.prose,
        "m": record.messages,
        "s": " ".join(record.symbols),
        "a": list(record.aliases),
        "i": 0 if not code else 2 if only_imports(code) else 1,
    }


def searched_code(record: Record) -> str:
    """The code that is searched and shown in a row: that of an exercise nobody looks for."""
    return "" if record.is_exercise else record.code


def _names(record: Record) -> str:
    """What its code names beside its title and symbols, each once, but for what only draws.

    Not what every Python has, nor single letters and numbers, which say little. In the order of the
    alphabet, as no order is smaller in gzip.
    """
    said = PYTHON.union(WORD.findall(" ".join([record.title, *record.symbols])))
    code = DRAWING.sub("", record.code)
    return " ".join(sorted(set(WORD.findall(code)) - said))


def only_imports(code: str) -> bool:
    """Whether there is nothing but imports, comments and a title."""
    lines = (line.strip() for line in code.splitlines())
    return all(line.startswith(("import ", "from ", "#", '"""')) for line in lines if line)

"""`python -m fiddler search "count and sort"`: the best snippets, with their code."""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import asdict

from fiddler.project import Project
from fiddler.search.local import best
from fiddler.search.records import Record

MOST = 5


def search(project: Project, query: str, as_json: bool) -> int:
    """Print what answers the query, the best first. Returns 1 if nothing does."""
    records, synonyms = read_records(project)
    found = best(project, records, synonyms, query, MOST)
    if as_json:
        print(json.dumps([asdict(record) for record in found], ensure_ascii=False, indent=1))
    else:
        colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print("\n\n".join(shown(record, colours) for record in found) or "nothing found")
    return 0 if found else 1


def shown(record: Record, colours: bool) -> str:
    """A record for people: its title, its page and file, its code."""
    bold, quiet, plain = ("\033[1m", "\033[2m", "\033[0m") if colours else ("", "", "")
    place = f"snippets/{record.snippet}" if record.snippet else record.url
    head = f"{bold}{record.title}{plain}\n{quiet}{record.page} · {place}{plain}"
    return f"{head}\n\n{_coloured(record.code) if colours else record.code}".rstrip()


def _coloured(code: str) -> str:
    from pygments import highlight
    from pygments.formatters import TerminalFormatter
    from pygments.lexers import PythonLexer

    text: str = highlight(code, PythonLexer(), TerminalFormatter())
    return text.rstrip("\n")


def read_records(project: Project) -> tuple[list[Record], list[list[str]]]:
    """The records and synonyms of the checkout as it is, with nothing built or written."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files
    from mkdocs.structure.nav import get_navigation

    from fiddler.build import defer_converters
    from fiddler.search.site import site_records

    defer_converters()
    with chdir(project.root), _quiet("mkdocs"):  # `make check` says what is wrong
        config = load_config("mkdocs.yml")
        files = config.plugins.on_files(get_files(config), config=config)
        get_navigation(files, config)
        for file in files.documentation_pages():
            if file.page:
                file.page.read_source(config)
                file.page.render(config, files)
        records = site_records(project, files.documentation_pages())
        return records, config.extra.get("synonyms", [])


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Only errors of a logger, for a while."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)

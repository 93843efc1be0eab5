"""Build the site: MkDocs, whose every warning is a fault, a policy for every page, a last check."""

import importlib
import logging
import os
import re
import sys
from contextlib import chdir
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from fiddler.check.site import check_site
from fiddler.findings import Finding
from fiddler.policy import with_policy
from fiddler.project import Project

PAGE = re.compile(r"(?:Doc file|Error reading page|Error building page) '(?P<page>[^']+)'")
TARGET = re.compile(r"(?:link|path|reference to|image) '(?P<target>[^']+)'")
SUGGESTION = re.compile(r" Did you mean '(?P<better>[^']+)'\?")


def build(project: Project, site: Path | None = None) -> list[Finding]:
    """Build into `site` (`site/` of the project) and check the result. Returns what is wrong."""
    site = (site or project.site).resolve()
    said, base = render(project, site)
    if base is None:
        return sorted(set(said))
    # MkDocs has its own word for a dead link in Markdown, and often knows better what was meant.
    told = {(f.path, f.line) for f in said if TARGET.search(f.what)}
    found = [f for f in check_site(project, site, base) if (f.path, f.line) not in told]
    return sorted({*said, *found})


def render(project: Project, site: Path) -> tuple[list[Finding], str | None]:
    """Build into `site` without checking the result.

    Returns what MkDocs says and the path of the site's address, None if it could not be built.
    """
    said, base = _mkdocs(project, site)
    if base is not None:
        for page in site.rglob("*.html"):
            page.write_text(with_policy(page.read_text("utf-8")), encoding="utf-8", newline="\n")
    return said, base


def _mkdocs(project: Project, site: Path) -> tuple[list[Finding], str | None]:
    """Run MkDocs here. Returns what it says and the path of the site's address, None if unbuilt."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    defer_converters()
    heard = _Listener(project)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        with chdir(project.root):  # pymdownx's paths are relative to where it runs
            config = load_config("mkdocs.yml", site_dir=str(site), strict=False)
            build_site(config)
        return heard.findings, urlsplit(config.site_url or "/").path
    except MkDocsException as error:
        if not heard.findings:
            heard.findings.append(Finding("mkdocs.yml", 0, str(error), "see MkDocs' documentation"))
    except Exception as error:
        if not heard.findings:
            raise
        heard.cause(error)
    finally:
        logger.removeHandler(heard)
    return heard.findings, None


def defer_converters() -> None:
    """Have nbconvert and jupytext imported only when something in them is used.

    mkdocs-jupyter imports them, for half a second, for its own rendering of notebooks, which
    `fiddler.hooks` replaces.
    """
    for name in ("jupytext", "mkdocs_jupyter.convert"):
        if name not in sys.modules:
            sys.modules[name] = _StandIn(name)


class _StandIn(ModuleType):
    """Stands in the place of a module until something in it is asked for."""

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system asks for these
            raise AttributeError(attribute)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), attribute)


class _Listener(logging.Handler):
    """Hears MkDocs' warnings and errors."""

    def __init__(self, project: Project) -> None:
        super().__init__(logging.WARNING)
        self.project = project
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        finding = getattr(record, "finding", None)
        self.findings.append(finding or finding_from(self.project, record.getMessage()))

    def cause(self, error: Exception) -> None:
        """MkDocs stops at an exception, after it has said on which page."""
        what = f"cannot be rendered, {type(error).__name__}: {error}"
        mend = "run `python -m mkdocs build` to see where"
        self.findings[-1] = Finding(self.findings[-1].path, 0, what, mend)


def finding_from(project: Project, message: str) -> Finding:
    """A line of MkDocs' log as a finding at the place that it is about."""
    page, target = PAGE.search(message), TARGET.search(message)
    path = f"docs/{page['page']}" if page else "mkdocs.yml"
    line = 0
    if target and (project.root / path).is_file():
        lines = (project.root / path).read_text(encoding="utf-8").split("\n")
        line = next((n for n, text in enumerate(lines, 1) if target["target"] in text), 0)
    suggestion = SUGGESTION.search(message)
    mend = f"did you mean {suggestion['better']}?" if suggestion else "correct it or take it out"
    what = SUGGESTION.sub("", message).removeprefix(f"{page[0]} " if page else "").rstrip(". ")
    return Finding(path, line, what, mend)

"""What MkDocs needs besides the Markdown extension: notebooks, search, copies for machines."""

import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetMissingError

from fiddler.cells import parse_notebook
from fiddler.counts import count
from fiddler.expand import expand
from fiddler.findings import Wrong
from fiddler.markdown.rendering import report
from fiddler.notebooks import notebook_markdown
from fiddler.pages import Includes
from fiddler.project import Project
from fiddler.quotes import QuoteError
from fiddler.search.published import catalogue_json, codes_json, llms_txt, main_blocks, records_json
from fiddler.search.site import site_records

NOTEBOOK = re.compile(r"(?<=\]\()([^():\s]+)\.ipynb(?=[)#])")  # a link to one of ours


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Render a notebook like every other page.

    mkdocs-jupyter makes it a page and publishes its file, but its own rendering brings 650 kB of
    style sheets and scripts, some from other hosts, and nothing of ours: formulas, quotes, tables.
    """
    page.__dict__.pop("render", None)
    return page


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The Markdown of a notebook; pages are read by MkDocs."""
    return _markdown(page.file) if page.file.src_uri.endswith(".ipynb") else None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep Material's own index empty: our records are searched instead."""
    page.meta["search"] = {"exclude": True}
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write what is searched and what machines read, an expanded copy of every page among it.

    `concepts/momentum/` has `concepts/momentum.md` beside it. Templates get the catalogue.
    """
    project = Project(Path(config.config_file_path).parent)
    records = site_records(project, files.documentation_pages())
    env.globals["counts"] = count(project)
    env.globals["catalogue"] = main_blocks(records)
    _publish(config, "search/records.json", records_json(records, config.extra.get("synonyms", [])))
    _publish(config, "search/codes.json", codes_json(records))
    _publish(config, "snippets.json", catalogue_json(records, config.site_url or ""))
    _publish(config, "llms.txt", llms_txt(config, files))
    includes = Includes(project.snippets, config.mdx_configs["pymdownx.snippets"])
    for file in files.documentation_pages():
        source = _markdown(file) if file.src_uri.endswith(".ipynb") else file.content_string
        try:
            text = expand(project, includes, file.src_uri, source)
        except (SnippetMissingError, QuoteError, Wrong):
            text = source  # what is wrong was reported when the page was rendered
        _publish(config, str(Path(file.src_uri).with_suffix(".md")), NOTEBOOK.sub(r"\1.md", text))


def _publish(config: MkDocsConfig, path: str, text: str) -> None:
    file = Path(config.site_dir, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _markdown(file: File) -> str:
    try:
        return notebook_markdown(parse_notebook(file.src_uri, file.content_string))
    except Wrong as wrong:
        report(wrong.finding)
        return f"# {wrong.finding.what}\n"

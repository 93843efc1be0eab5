"""What MkDocs needs besides the Markdown extension: notebooks, counts, a copy of each page."""

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


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the counts, and write an expanded copy beside every page.

    `concepts/momentum/` has `concepts/momentum.md` beside it.
    """
    project = Project(Path(config.config_file_path).parent)
    env.globals["counts"] = count(project)
    includes = Includes(project.snippets, config.mdx_configs["pymdownx.snippets"])
    for file in files.documentation_pages():
        source = _markdown(file) if file.src_uri.endswith(".ipynb") else file.content_string
        try:
            text = expand(project, includes, file.src_uri, source)
        except (SnippetMissingError, QuoteError, Wrong):
            text = source  # what is wrong was reported when the page was rendered
        copy = Path(config.site_dir, file.src_uri).with_suffix(".md")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", newline="\n")


def _markdown(file: File) -> str:
    try:
        return notebook_markdown(parse_notebook(file.src_uri, file.content_string))
    except Wrong as wrong:
        report(wrong.finding)
        return f"# {wrong.finding.what}\n"

"""What MkDocs needs besides the Markdown extension: notebooks as pages, a copy of every page."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from pymdownx.snippets import SnippetMissingError

from fiddler.cells import parse_notebook
from fiddler.expand import expand
from fiddler.findings import Wrong
from fiddler.markdown.rendering import report
from fiddler.notebooks import notebook_markdown
from fiddler.pages import Includes
from fiddler.project import Project
from fiddler.quotes import QuoteError


class Notebook(File):
    """A notebook below `docs/`; MkDocs takes only Markdown for pages."""

    def is_documentation_page(self) -> bool:
        return True


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make pages of notebooks."""
    return Files([_page(file) if file.src_uri.endswith(".ipynb") else file for file in files])


def _page(file: File) -> Notebook:
    page = Notebook(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls)
    try:
        page.content_string = notebook_markdown(parse_notebook(file.src_uri, file.content_string))
    except Wrong as wrong:
        report(wrong.finding)
        page.content_string = f"# {wrong.finding.what}\n"
    return page


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write an expanded copy beside every page: `concepts/momentum/` and `concepts/momentum.md`."""
    project = Project(Path(config.config_file_path).parent)
    includes = Includes(project.snippets, config.mdx_configs["pymdownx.snippets"])
    for file in files.documentation_pages():
        try:
            text = expand(project, includes, file.src_uri, file.content_string)
        except (SnippetMissingError, QuoteError, Wrong):
            text = file.content_string  # what is wrong was reported when the page was rendered
        copy = Path(config.site_dir, file.src_uri).with_suffix(".md")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", newline="\n")

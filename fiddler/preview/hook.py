"""What MkDocs calls while serving, besides `fiddler.hooks`: the banner in front of every page."""

import logging
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from fiddler.build import finding_from
from fiddler.findings import Finding
from fiddler.preview.board import BOARD, SERVING, Board
from fiddler.project import Project

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = Path(__file__).parent
ADDRESS = "/fiddler/"  # beside the site, which is below the path of its own address
FILES = {"banner.css": "text/css", "banner.mjs": "text/javascript"}
STATE = "board.json"
WATCHING = 1.0  # seconds for MkDocs to have looked at every file once, after its first build
HEAD = """\
<link rel="stylesheet" href="{address}banner.css">
<script type="module" src="{address}banner.mjs" data-page="{page}"></script>
</head>"""


class Heard(logging.Handler):
    """What MkDocs warns of in one build, put on the board when it is through or has failed."""

    findings: list[Finding]

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings = []

    def emit(self, record: logging.LogRecord) -> None:
        failed = record.levelno >= logging.ERROR
        if record.name == "mkdocs.livereload" and not failed:
            return  # a request for what is not there
        found = getattr(record, "finding", None)
        self.findings.append(found or finding_from(Project(Path.cwd()), record.getMessage()))
        if failed:
            BOARD.put("site", self.findings)


HEARD = Heard()
logging.getLogger("mkdocs").addHandler(HEARD)


def on_pre_build(config: MkDocsConfig) -> None:
    HEARD.findings = []


def on_post_build(config: MkDocsConfig) -> None:
    BOARD.put("site", HEARD.findings)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    head = HEAD.format(address=ADDRESS, page=escape(page.file.src_uri))
    return output.replace("</head>", head, 1)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    site = server.get_app()
    assert site
    server.set_app(with_board(site, BOARD))
    Timer(WATCHING, SERVING.set).start()
    print(f"── serving on {server.url}", flush=True)
    return server


def with_board(site: "WSGIApplication", board: Board) -> "WSGIApplication":
    """The site, and beside it the board and what the browser needs to show it."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        name = environ["PATH_INFO"].removeprefix(ADDRESS)
        if name == STATE:
            kind, body = "application/json", board.as_json()
        elif name in FILES:
            kind, body = FILES[name], (FOLDER / name).read_bytes()
        else:
            return site(environ, start)
        start("200 OK", [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [body]

    return answer

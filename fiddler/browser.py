"""The browser that looks at the built site: an installed one, else playwright's, else Debian's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = ("Google Chrome", "Chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DOWNLOAD_SECONDS = 600


class NoBrowser(Exception):
    """There is no Chromium and none can be had; the text says what was tried."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium or Chrome. Raises `NoBrowser`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(playwright), args=list(FLAGS)
        )
        try:
            yield browser
        finally:
            browser.close()


def executable(playwright: Playwright) -> str:
    """The path of a browser, fetched if need be. Raises `NoBrowser`."""
    own = Path(playwright.chromium.executable_path)
    if found := _installed() or (str(own) if own.is_file() else None):
        return found
    print("no Chromium or Chrome is installed: fetching playwright's own", flush=True)
    _attempt(sys.executable, "-m", "playwright", "install", "chromium")
    if own.is_file():
        return str(own)
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("that failed: installing Debian's", flush=True)
        _attempt("apt-get", "update", "--quiet")
        _attempt("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")
    if found := _installed():
        return found
    raise NoBrowser(
        "no browser to look at the site with: none of "
        f"{', '.join(NAMES)} is installed, and `python -m playwright install chromium` failed; "
        "install Chromium or Chrome"
    )


def _installed() -> str | None:
    applications = (
        Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in MAC_APPLICATIONS
    )
    found = filter(None, map(shutil.which, NAMES))
    return next(found, None) or next((str(a) for a in applications if a.is_file()), None)


def _attempt(*command: str) -> None:
    """Run a command that may fail; its output shows how it goes."""
    try:
        subprocess.run(command, check=False, timeout=DOWNLOAD_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, flush=True)


@contextmanager
def served(site: Path, base: str = "/") -> Iterator[str]:
    """A built site on this machine, under the path it is built for. Yields its address."""
    handler = partial(_Quiet, directory=str(site), base=base)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, directory: str, base: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base).lstrip("/"))

    def log_message(self, format: str, *args: object) -> None:
        pass

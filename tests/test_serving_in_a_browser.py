"""Serving while writing, whole: a save is on the page with its output, a fault on top of it."""

import os
import re
import signal
import socket
import subprocess
import sys

import pytest
import yaml
from playwright.sync_api import expect
from small_site import SNIPPET, small_site

from fiddler.browser import NoBrowser, chromium
from fiddler.build import render
from fiddler.project import HERE

SECONDS = 40_000  # milliseconds to wait: machines are busy
BANNER = ".fiddler-banner"


@pytest.fixture
def site(tmp_path):
    for name in ("pyproject.toml", "test.lock"):
        (tmp_path / name).write_text((HERE.root / name).read_text())
    return small_site(tmp_path)


@pytest.fixture
def address(site):
    """Where the site is served, on a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = site.root / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text()) | {"dev_addr": f"127.0.0.1:{port}"}
    config.write_text(yaml.safe_dump(settings, sort_keys=False))
    command = [sys.executable, "-m", "fiddler.preview"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.root), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=site.root, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        said = next(line for line in server.stdout if "serving on" in line)
        yield said.split()[-1]
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0


@pytest.fixture
def page(address):
    try:
        with chromium() as browser:
            page = browser.new_page()
            page.set_default_timeout(SECONDS)
            expect.set_options(timeout=SECONDS)
            page.goto(f"{address}a/counting/")
            yield page
    except NoBrowser as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def test_a_save_shows_with_its_output_and_a_fault_until_it_is_mended(site, page):
    snippet = site.snippets / "a/counting/count.py"
    snippet.write_text(SNIPPET.replace("1 + 1 + 1", "1 + 1 + 2"))
    expect(page.locator("article")).to_contain_text("It counts to 4")
    assert (site.snippets / "a/counting/count.txt").read_text() == "total: 4\n"

    fault = page.locator(f"{BANNER} p").filter(
        has_text=re.compile(r"^snippets/a/counting/count\.py:4: ValueError: .*<b>.* · mend it")
    )
    snippet.write_text(SNIPPET.replace("1 + 1 + 1", 'int("<b>")'))
    expect(fault).to_have_count(1)
    assert page.locator(f"{BANNER} b").count() == 0

    snippet.write_text(SNIPPET)
    expect(fault).to_have_count(0)
    expect(page.locator("article")).to_contain_text("It counts to 3")


def test_nothing_of_the_banner_is_in_a_built_site(site, tmp_path):
    render(site, tmp_path / "built")
    pages = list((tmp_path / "built").rglob("*.html"))
    assert pages
    assert not [page for page in pages if "banner." in page.read_text(encoding="utf-8")]
    assert not list((tmp_path / "built").rglob("banner.*"))

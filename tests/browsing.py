"""The built site and a browser, for tests that look at pages as readers do."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from fiddler.browser import NoBrowser, chromium, served
from fiddler.build import build
from fiddler.project import HERE

SIZES = {"1280": ViewportSize(width=1280, height=800), "360": ViewportSize(width=360, height=740)}


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    findings = build(HERE, folder)
    assert not findings, "\n".join(map(str, findings))
    return folder


@pytest.fixture(scope="module")  # two browsers at once are more than playwright allows
def address(site) -> Iterator[str]:
    with served(site, "/euphoric_fiddler/") as origin:
        yield origin


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        with chromium() as browser:
            yield browser
    except NoBrowser as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture
def view(browser, request) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page of the asked size and scheme, what its console says, and what it asks for."""
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    context = browser.new_context(
        viewport=SIZES[params.get("size", "1280")],
        color_scheme=params.get("scheme", "light"),
        reduced_motion="reduce",
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda r: asked.append(r.url) if r.url.startswith("http") else None)
    yield page, said, asked
    context.close()

"""The built site in a real browser: every page, wide and on a phone, light and dark."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import SIZES
from playwright.sync_api import Page

from fiddler.project import HERE

SCHEMES = ("light", "dark")
PAGES = [
    path.removesuffix(".md").removesuffix(".ipynb").removesuffix("index")
    for path in [*HERE.page_paths(), *HERE.notebook_paths()]
]
VIEWS = [
    pytest.param(page, size, scheme, id=f"{page or 'home'}-{size}-{scheme}")
    for page in PAGES
    for size in SIZES
    for scheme in SCHEMES
]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_everything(page: Page) -> None:
    """Open the folds, so that what they hold is seen too."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize(("path", "size", "scheme"), VIEWS)
def test_a_page_is_sound_for_every_reader(path, size, scheme, view, address):
    page, said, asked = view
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate(SIDEWAYS) == 0, "the page scrolls sideways"
    open_everything(page)
    assert page.evaluate(SIDEWAYS) == 0, "the page scrolls sideways with its folds open"
    broken = page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")
    assert not broken, "images that do not load"
    assert not said, "what the console says"
    assert not [url for url in asked if not url.startswith(address)], "requests to other hosts"
    axe = Axe().run(page)
    assert axe.violations_count == 0, axe.generate_report()


@pytest.mark.parametrize("size", SIZES)
def test_what_is_too_wide_is_seen_and_not_clipped_away(size, view, address):
    page, _, _ = view
    page.goto(f"{address}concepts/momentum/", wait_until="networkidle")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML("
        "'afterbegin', '<p><svg width=2000 height=9 style=\"max-width: none\"></svg></p>')"
    )
    assert page.evaluate(SIDEWAYS) > 0


def test_a_link_into_a_fold_opens_it(view, address):
    page, _, _ = view
    page.goto(f"{address}concepts/momentum/", wait_until="networkidle")
    hidden = page.evaluate("document.querySelector('article details:not([open]) [id]').id")
    page.goto("about:blank")
    page.goto(f"{address}concepts/momentum/#{hidden}", wait_until="networkidle")
    assert page.evaluate("id => document.getElementById(id).closest('details').open", hidden)
    assert page.locator(f"[id='{hidden}']").is_visible()


def test_a_search_for_a_recipe_finds_its_page(view, address):
    page, said, _ = view
    page.goto(address, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("drop duplicates")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "/recipes/duplicates/" in (first.get_attribute("href") or "")
    assert not said


def test_the_site_is_built_without_torch_or_pandas(tmp_path):
    libraries = ["torch", "pandas", "numpy", "matplotlib", "sklearn", "scipy"]
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({libraries}))\n"
        "from pathlib import Path; from fiddler.build import build\n"
        "from fiddler.project import HERE\n"
        "print(*build(HERE, Path(sys.argv[1])), sep='\\n')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")],
        cwd=HERE.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert not result.stdout.strip()
    assert (tmp_path / "site/concepts/momentum/index.html").is_file()


def test_two_builds_in_different_folders_are_the_same_to_the_byte(tmp_path):
    for name in ("one", "two/deeper"):
        root = tmp_path / name
        for room in ("docs", "snippets", "theme", "fiddler"):
            shutil.copytree(HERE.root / room, root / room)
        shutil.copy(HERE.root / "mkdocs.yml", root)
        subprocess.run(
            [sys.executable, "-m", "fiddler", "site"],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
            check=True,
        )
    assert_same(tmp_path / "one/site", tmp_path / "two/deeper/site")


def assert_same(one: Path, two: Path) -> None:
    files = [sorted(path.relative_to(site) for path in site.rglob("*")) for site in (one, two)]
    assert files[0] == files[1]
    names = [str(path) for path in files[0] if (one / path).is_file()]
    _, differing, unread = filecmp.cmpfiles(one, two, names, shallow=False)
    assert not differing + unread


def test_the_markdown_copies_link_to_each_other(site):
    """Also those of notebooks, whose sources are not published."""
    copies = sorted(site.rglob("*.md"))
    assert len(copies) == len(HERE.page_paths()) + len(HERE.notebook_paths())
    for copy in copies:
        for link in re.findall(r"\]\(([^():\s#]+\.(?:md|ipynb))[)#]", copy.read_text("utf-8")):
            assert (copy.parent / link).is_file(), f"{copy.relative_to(site)} links to {link}"

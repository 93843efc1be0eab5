"""Material's search box answered by our worker, in a browser, wide and on a phone."""

import gzip
import re

import pytest
from browsing import SIZES
from playwright.sync_api import expect

BOX = ".md-search__input"
ROWS = ".md-search-result__item"
STARTED = 2_000  # bytes, gzip: what search may load before anyone looks for anything


def open_box(page):
    if not page.locator("#__search").is_checked():
        if page.viewport_size["width"] > 960:
            page.keyboard.press("/")
        else:
            page.locator("label.md-header__button[for=__search]").click()


def ask(page, words):
    """Type into the box; the answer is there when the rows are."""
    open_box(page)
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"\d|Nothing"))


def wait_for_first_row(page, title):
    """Until the answer is to the whole question and has its code: rows are drawn anew before."""
    row = page.locator(ROWS).first.filter(has_text=title)
    row.locator("pre").first.wait_for()


@pytest.fixture(params=SIZES)
def page(request, browser, address):
    context = browser.new_context(viewport=SIZES[request.param], reduced_motion="reduce")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


def test_a_row_shows_its_page_its_title_and_its_code_with_the_match_marked(page):
    ask(page, "drop duplicates keep last")
    first = page.locator(ROWS).first
    first.wait_for()
    assert "Drop duplicates" in first.locator("h1").text_content()
    assert first.locator("h2").text_content()
    first.locator("pre mark", has_text="drop_duplicates").first.wait_for()  # the code comes last


def test_enter_lands_on_the_block_itself(page):
    ask(page, "keep the newest row of each product")
    wait_for_first_row(page, "Keep the newest row")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"recipes/duplicates/#\w"))
    block = page.locator(":target")
    assert block.get_attribute("data-snippet")
    top = block.bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"], "the block is out of sight"


def test_a_block_in_a_fold_is_opened(page):
    ask(page, "paths of descent in a narrow valley without and with momentum")
    wait_for_first_row(page, "Paths of descent")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"concepts/momentum/#\w"))
    page.locator(":target").wait_for(state="visible")


def test_arrows_move_and_escape_closes(page):
    ask(page, "momentum")
    page.locator(ROWS).first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_how_much_was_found_is_said_aloud_and_nothing_found_says_what_to_try(page):
    ask(page, "momentum")
    meta = page.locator(".md-search-result__meta")
    assert meta.get_attribute("aria-live") == "polite"
    assert re.search(r"\d+ snippets", meta.text_content())
    ask(page, "qqqqzzzz xxxxyyyy")
    expect(meta).to_contain_text("Try fewer words")
    assert page.locator(ROWS).count() == 0


def test_what_is_typed_is_never_markup(page):
    ask(page, "<img src=x onerror=alert(1)> momentum")
    page.locator(ROWS).first.wait_for()
    assert page.locator(f"{ROWS} img").count() == 0


def test_what_could_not_be_loaded_is_loaded_again_at_the_next_key(page):
    page.route("**/search/records.json", lambda route: route.abort(), times=1)
    open_box(page)
    with page.expect_event("requestfailed"):
        page.locator(BOX).press_sequentially("momentu")
    page.locator(BOX).press("m")
    page.locator(ROWS).first.wait_for()


def test_answers_come_without_their_code_where_it_cannot_be_loaded(page):
    page.route("**/search/codes.json", lambda route: route.abort())
    ask(page, "drop duplicates keep last")
    assert "Drop duplicates" in page.locator(ROWS).first.locator("h1").text_content()
    assert page.locator(f"{ROWS} pre").count() == 0


def test_hardly_anything_is_loaded_before_somebody_searches(browser, address, site):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}concepts/momentum/", wait_until="networkidle")
    paths = {url.removeprefix(address).split("?")[0] for url in asked if "/search/" in url}
    assert paths == {"search/worker.js", "search/search_index.json"}
    assert sum(len(gzip.compress((site / path).read_bytes())) for path in paths) <= STARTED
    page.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_catalogue_narrows_and_its_state_is_in_the_address(size, browser, address):
    page = browser.new_page(viewport=SIZES[size])
    page.goto(f"{address}snippets/", wait_until="networkidle")
    entries = page.locator(".entries > li:visible")
    every = entries.count()
    page.locator("[name=symbol]").fill("drop_duplicates")
    page.locator("[name=library]").select_option("pandas")
    some = entries.count()
    assert 0 < some < every
    assert page.locator(".found").text_content() == f"{some} of {every} snippets"
    page.goto(page.url, wait_until="networkidle")
    assert "symbol=drop_duplicates" in page.url
    assert entries.count() == some
    page.close()


def test_the_catalogue_is_a_whole_list_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}snippets/")
    assert not page.locator(".filters").is_visible()
    assert page.locator(".entries a").count() == page.locator(".entries > li:visible").count() > 20
    context.close()

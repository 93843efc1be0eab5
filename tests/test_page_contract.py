"""What a reader may count on: the answer in sight, a page that ends, doors that lead somewhere."""

import re

import pytest
from browsing import SIZES
from playwright.sync_api import expect

from fiddler.pages import parse_page
from fiddler.project import HERE

DOORS = ["Use it", "See it", "Understand it", "Check it", "Practise"]
TOPICS = ("concepts/", "recipes/", "images/")
PAGES = [path for path in HERE.page_paths() if path.startswith(TOPICS)]
CONCEPTS = [path for path in PAGES if path.startswith("concepts/") and "index" not in path]
SCREENS = 6.5  # unfolded, of 1280 × 800; six, and what stands below every page
FIRST_CODE_ENDS = {"1280": 800, "360": 2 * 740}  # pixels from the top


def headings(path):
    text = (HERE.docs / path).read_text(encoding="utf-8")
    return re.findall(r"^## (.*)$", parse_page(path, text).text, re.MULTILINE)


@pytest.mark.parametrize("path", CONCEPTS)
def test_a_concept_page_has_the_five_doors_in_their_order(path):
    assert headings(path) == DOORS


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES)
def test_the_first_code_is_in_sight(path, size, view, address):
    page, _, _ = view
    page.goto(address + path.removesuffix(".md").removesuffix("index"), wait_until="networkidle")
    ends = page.evaluate(
        "document.querySelector('article .snippet').getBoundingClientRect().bottom + scrollY"
    )
    assert ends <= FIRST_CODE_ENDS[size], "the first block of code ends too far down"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_at_most_about_six_screens(path, view, address):
    page, _, _ = view
    page.goto(address + path.removesuffix(".md").removesuffix("index"), wait_until="networkidle")
    screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert screens <= SCREENS, "fold what only some readers need, or begin a page of its own"


def test_on_a_phone_the_doors_stay_in_sight_and_lead_to_their_sections(browser, address):
    page = browser.new_page(viewport=SIZES["360"], reduced_motion="reduce")
    page.goto(f"{address}concepts/momentum/", wait_until="networkidle")
    doors = page.locator("nav.doors a")
    assert doors.all_text_contents() == DOORS
    for number, name in enumerate(DOORS):
        doors.nth(number).click()
        expect(page.locator("nav.doors [aria-current]")).to_have_text(name)
        bar, heading = (
            page.locator(place).bounding_box() for place in ("nav.doors", f"h2 >> text={name}")
        )
        assert bar["y"] + bar["height"] <= heading["y"] < 740, f"{name} is hidden"
    page.close()


def test_wide_the_doors_are_in_the_contents(view, address):
    page, _, _ = view
    page.goto(f"{address}concepts/momentum/", wait_until="networkidle")
    assert not page.locator("nav.doors").is_visible()
    contents = page.locator(
        ".md-sidebar--secondary [data-md-component=toc] > .md-nav__item > .md-nav__link"
    )
    assert [text.strip() for text in contents.all_text_contents()] == DOORS


def test_the_box_on_the_home_page_searches(view, address):
    page, said, _ = view
    page.goto(address, wait_until="networkidle")
    page.fill("#lookup", "drop duplicates")
    page.press("#lookup", "Enter")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    assert "/recipes/duplicates/" in (first.get_attribute("href") or "")
    assert not said


def test_the_home_page_counts_what_is_there(view, address):
    page, _, _ = view
    page.goto(address, wait_until="networkidle")
    strip = dict(
        page.evaluate(
            "[...document.querySelectorAll('.strip div')]"
            ".map(d => [d.querySelector('dt').textContent, d.querySelector('dd').textContent])"
        )
    )
    assert strip["snippets, all of them run"] == str(len(HERE.snippet_paths()))
    assert int(strip["numbers quoted from runs"]) > 100

"""The pages under "Fix it": a heading is what people paste, so it is what a run printed."""

import re

import pytest

from fiddler.project import HERE

PAGES = ["training", "pandas"]
# How a person says what is wrong, where no message does.
SYMPTOMS = {
    "Loss is NaN",
    "Loss does not fall",
    "Gradients add up",
    "Evaluation is worse than training",
    "Predictions differ on every call",
    "merge gives more rows than before",
}
# Where a message may have been recorded: by the page itself, or by one that it leads to.
FOLDERS = ["fix", "concepts", "recipes"]


def text(page):
    return (HERE.docs / f"fix/{page}.md").read_text(encoding="utf-8")


def headings(page):
    return re.findall(r"^## (.+)$", text(page), re.MULTILINE)


MESSAGES = [(page, name) for page in PAGES for name in headings(page) if name not in SYMPTOMS]


def recorded():
    for folder in FOLDERS:
        for record in (HERE.snippets / folder).rglob("*.txt"):
            yield record.read_text(encoding="utf-8")


def as_pattern(heading):
    """A heading as a pattern: `…` stands for anything; where it comes from, last, is left out."""
    parts = re.sub(r" \([^()]+\)$", "", heading).split(" … ")
    return re.compile(".*".join(map(re.escape, parts)))


def test_every_symptom_has_its_heading():
    assert {name for page in PAGES for name in headings(page)} >= SYMPTOMS


@pytest.mark.parametrize(("page", "heading"), MESSAGES)
def test_a_message_in_a_heading_was_recorded_from_a_run(page, heading):
    pattern = as_pattern(heading)
    assert any(pattern.search(record) for record in recorded()), "no run printed that"


@pytest.mark.parametrize("page", PAGES)
def test_the_index_leads_to_every_entry(page):
    linked = set(re.findall(rf"\({page}\.md#([^)]+)\)", text("index")))
    entries = {re.sub(r"[^\w\s-]", "", name).strip().lower() for name in headings(page)}
    assert linked == {re.sub(r"[-\s]+", "-", entry) for entry in entries}


@pytest.mark.parametrize("page", PAGES)
def test_every_entry_begins_with_what_to_do(page):
    for entry in re.split(r"^## .+$", text(page), flags=re.MULTILINE)[1:]:
        first = entry.strip().split("\n\n")[0]
        assert "**" in first or first.startswith("Print"), first

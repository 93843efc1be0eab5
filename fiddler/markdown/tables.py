"""Heads of tables have words: an empty corner is a cell, a formula is named for who hears it."""

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from fiddler.markdown.rendering import Rendering

AFTER_FORMULAS = 6


def register(md: Markdown, _: Rendering) -> None:
    md.treeprocessors.register(Heads(md), "fiddler-tables", AFTER_FORMULAS)


class Heads(Treeprocessor):
    """`<th></th>` → `<td></td>`; a formula gets its letters as words, which axe asks for."""

    def run(self, root: Element) -> None:
        for head in list(root.iter("th")):
            words = "".join(head.itertext()).strip()
            if not words:
                head.tag = "td"
            elif len(head) == 1 and head[0].get("class") == "maths":
                head[0].set("aria-hidden", "true")
                spoken = SubElement(head, "span", {"class": "spoken"})
                spoken.text = words

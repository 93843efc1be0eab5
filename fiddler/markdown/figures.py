"""Figures: an image alone in its paragraph becomes a `<figure>` that knows its size beforehand."""

import re
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from fiddler.markdown.rendering import Rendering

AFTER_INLINE = 14  # and before MkDocs makes the paths of images relative to the built page
SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
LENGTH = re.compile(r'\b(width|height)="([\d.]+)(pt|px|)"')
VIEW_BOX = re.compile(r'\bviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
POINT = 4 / 3  # CSS pixels


def register(md: Markdown, rendering: Rendering) -> None:
    md.treeprocessors.register(Figures(md, rendering), "fiddler-figures", AFTER_INLINE)


class Figures(Treeprocessor):
    """Every image has its size; a figure has its title as its caption."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            folder = PurePosixPath(self.rendering.path).parent
            file = self.rendering.project.docs / folder / image.get("src", "")
            if file.suffix == ".svg" and file.is_file():
                size = svg_size(file.read_text(encoding="utf-8"))
                for name, length in zip(("width", "height"), size or (), strict=False):
                    image.set(name, str(round(length)))
        for paragraph in root.iter("p"):
            if len(paragraph) == 1 and paragraph[0].tag == "img" and not _words(paragraph):
                _make_figure(paragraph)


def svg_size(text: str) -> tuple[float, float] | None:
    """Width and height of an SVG in CSS pixels, if it says so."""
    opening = SVG.search(text)
    if not opening:
        return None
    lengths = {
        name: float(n) * (POINT if unit == "pt" else 1)
        for name, n, unit in LENGTH.findall(opening[0])
    }
    if len(lengths) == 2:
        return lengths["width"], lengths["height"]
    box = VIEW_BOX.search(opening[0])
    return (float(box[1]), float(box[2])) if box else None


def _words(paragraph: Element) -> str:
    return ((paragraph.text or "") + (paragraph[0].tail or "")).strip()


def _make_figure(paragraph: Element) -> None:
    paragraph.tag = "figure"
    paragraph.set("class", "figure")
    caption = paragraph[0].attrib.pop("title", "")
    if caption:
        element = Element("figcaption")
        element.text = caption
        paragraph.append(element)

"""Formulas: what arithmatex found between `$…$`, `\\(…\\)`, `$$…$$` or `\\[…\\]` becomes MathML."""

from xml.etree.ElementTree import Element, fromstring

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from fiddler.markdown.rendering import Rendering, fault
from fiddler.maths import MathsError, mathml

# After Markdown has laid out the tree at 10: it would put line breaks around <math>.
AFTER_LAYOUT = 7


def register(md: Markdown, rendering: Rendering) -> None:
    """Needs `pymdownx.arithmatex` with `generic: true`."""
    md.treeprocessors.register(Formulas(md, rendering), "fiddler-formulas", AFTER_LAYOUT)


class Formulas(Treeprocessor):
    """Replaces the content of every element that arithmatex left."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                latex = element.text.strip()[2:-2].strip()
                element.text = None
                element.set("class", "maths")
                element.append(self._formula(latex, display=element.tag == "div"))

    def _formula(self, latex: str, display: bool) -> Element:
        try:
            return fromstring(mathml(latex, display))
        except MathsError as error:
            mend = "correct the formula"
            return fault(self.rendering.report(self.rendering.line_of(latex), str(error), mend))

"""Code as HTML: a snippet under its title, with links to its source; what it printed, labelled."""

import re
from html import escape
from pathlib import PurePosixPath
from typing import Any

from markdown import Markdown
from pymdownx.superfences import SuperFencesCodeExtension, highlight_validator

from fiddler.markdown.frame_tables import output_html
from fiddler.markdown.frames import read_output
from fiddler.markdown.rendering import Rendering, Shown

LANGUAGES = ("python", "text")
# Names, operators, punctuation and blanks have the colour of the text: a page without their spans
# has half the elements.
UNCOLOURED = re.compile(r'<span class="(?:n|o|p|w)">([^<]*)</span>')
DOCSTRING = re.compile(r'\A"""(?P<title>[^"]+)"""\n+')
OUTPUTS = ("prints", "warns", "gives", "raises")  # classes of a fence that shows what code did


def register(md: Markdown, rendering: Rendering) -> None:
    """Needs `pymdownx.superfences`, which formats these languages through us from now on."""
    for extension in md.registeredExtensions:
        if isinstance(extension, SuperFencesCodeExtension):
            listings = Listings(rendering)
            for language in LANGUAGES:
                extension.extend_super_fences(language, listings.format, highlight_validator, None)


class Listings:
    """Formats the fences of a page."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering

    def format(
        self,
        src: str,
        language: str,
        options: dict[str, Any],
        md: Markdown,
        classes: list[str],
        id_value: str,
        attrs: dict[str, str],
    ) -> str:
        """A fence as HTML; the signature is what superfences calls."""
        output = next((name for name in classes if name in OUTPUTS), "")
        shown = self.rendering.shown.get(id_value)
        framed = bool(output or shown)
        if shown and shown.title:
            src = without_title(src, shown.title)
        fences: Any = md.preprocessors["fenced_code_block"]

        def listing(text: str) -> str:
            code: str = fences.highlight(
                src=text.rstrip("\n"),  # pymdownx adds an empty line for the newline at the end
                language=language,
                options=options,
                md=md,
                classes=["no-copy"] if output else classes,
                id_value="" if framed else id_value,
                attrs=attrs,
            )
            return UNCOLOURED.sub(r"\1", code)

        parts = read_output(src) if output == "prints" else []
        if any(not isinstance(part, str) for part in parts):
            code = f'<div class="frames">{output_html(parts, listing)}</div>'
        else:
            code = listing(src)
        if output:
            anchor = f' id="{escape(id_value)}"' if id_value else ""
            caption = f"<figcaption>{output}</figcaption>"
            return f'<figure class="output {output}"{anchor}>{caption}{code}</figure>'
        return self._snippet(id_value, shown, code) if shown else code

    def _snippet(self, block_id: str, shown: Shown, code: str) -> str:
        name = escape(PurePosixPath(shown.path).name)
        links = []
        if title := escape(shown.title):
            links.append(f'<a class="title" href="#{escape(block_id)}">{title}</a>')
        if repository := escape(self.rendering.repository):
            path = escape(f"snippets/{shown.path}")
            links += [
                f'<a class="file" href="{repository}/blob/main/{path}">{name}</a>',
                f'<a href="{repository}/edit/main/{path}" aria-label="edit {name}">edit</a>',
            ]
        place = f'id="{escape(block_id)}" data-snippet="{escape(shown.path)}"'
        caption = f"<figcaption>{' '.join(links)}</figcaption>"
        return f'<figure class="snippet" {place}>{caption}{code}</figure>'


def without_title(code: str, title: str) -> str:
    """The code without the docstring that stands over it as its title already."""
    opening = DOCSTRING.match(code)
    said = opening["title"].replace("\n", " ").strip().removesuffix(".") if opening else ""
    return code[opening.end() :] if opening and said == title else code

"""What a reader needs of headings, links and images: order, words that say something."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify

from fiddler.check.markup import Element, Fault

HEADING = re.compile(r"h([1-6])")
EMPTY_WORDS = frozenset(
    {"", "here", "click here", "this", "this link", "link", "more", "read more"}
)
FEWEST_WORDS = 3


def faults(found: Sequence[Element], title: str) -> Iterator[Fault]:
    """Faults of a page's or notebook's prose; `title` is what its first heading may be."""
    yield from _images(found)
    yield from _links(found)
    yield from _headings(found, title)
    yield from _ids(found)


def _images(found: Sequence[Element]) -> Iterator[Fault]:
    sources = Counter[str]()
    for image in (e for e in found if e.tag == "img"):
        alt, source = image.get("alt").strip(), image.get("src")
        sources[source] += 1
        name = PurePosixPath(source).name
        if len(alt.split()) < FEWEST_WORDS or alt == name:
            what = f'alternative text that says too little: "{alt}"'
            if not alt:
                what = f"an image without alternative text: {name}"
            mend = "say in a few words what one sees in it"
            yield Fault(what, mend, (source,), sources[source])


def _links(found: Sequence[Element]) -> Iterator[Fault]:
    for link in (e for e in found if e.tag == "a" and e.get("href")):
        words = " ".join(link.text.split())
        if words.strip(".:!").lower() in EMPTY_WORDS:
            what = f'a link that says only "{words}"' if words else "a link without words"
            mend = "let the words say where it leads"
            yield Fault(what, mend, (f"[{link.text}](", f">{link.text}</a", link.get("href")))


def _headings(found: Sequence[Element], title: str) -> Iterator[Fault]:
    above, slugs, texts = 1, set[str](), Counter[str]()
    headings = [(int(m[1]), e) for e in found if (m := HEADING.fullmatch(e.tag))]
    for number, (level, heading) in enumerate(headings):
        text = " ".join(heading.text.split())
        texts[text] += 1
        fault: tuple[str, str] | None = None
        if level == 1 and number:
            fault = f'a second title, "{text}"', "begin it with ##"
        elif level == 1 and title and text != title:
            mend = f'write "{title}", or leave it out: the title is shown by itself'
            fault = f'the title on the page is "{text}"', mend
        elif level > above + 1:
            mend = f"begin it with {'#' * (above + 1)}"
            fault = f'the heading "{text}" skips a level', mend
        elif (slug := slugify(text, "-")) in slugs and heading.get("id") != slug:
            mend = "word one differently, so that links to it last"
            fault = f'a second heading "{text}"', mend
        if fault:
            yield Fault(*fault, (f"#{text}", text), texts[text])
        above = level
        slugs |= {slugify(text, "-"), heading.get("id")}


def _ids(found: Sequence[Element]) -> Iterator[Fault]:
    ids = Counter[str](e.get("id") for e in found if e.get("id"))
    for name, count in ids.items():
        if count > 1:
            yield Fault(
                f"{count} elements with the id {name}", "choose another", (f"#{name}", name), 2
            )

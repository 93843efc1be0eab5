"""Quoted results: `{{ concepts/momentum/heavy_ball: steps }}` in prose is what it printed."""

import re

from fiddler.findings import nearest
from fiddler.project import Project, output_path
from fiddler.records import labels, quote

QUOTE = re.compile(r"\{\{[ ]*(?P<snippet>[\w./-]+)[ ]*:[ ]*(?P<label>[^{}\n]+?)[ ]*\}\}")


class QuoteError(ValueError):
    """A quote that no record answers: `what` is wrong, and how to `mend` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} · {mend}")
        self.what = what
        self.mend = mend


def quoted(project: Project, snippet: str, label: str) -> str:
    """What a snippet printed behind a label when last recorded. Raises `QuoteError`."""
    path = output_path(f"{snippet}.py")
    try:
        output = (project.snippets / path).read_text(encoding="utf-8")
    except OSError:
        records = (r.relative_to(project.snippets) for r in project.snippets.rglob("*.txt"))
        near = nearest(snippet, (r.as_posix().removesuffix(".txt") for r in records))
        mend = f"did you mean {near[0]}?" if near else "run `make record`"
        raise QuoteError(f'nothing is recorded of "{snippet}"', mend) from None
    try:
        return quote(output, label)
    except KeyError:
        near = nearest(label, labels(output))
        mend = f'did you mean "{near[0]}"?' if near else "let the snippet print it with a label"
        printed = labels(output).count(label)
        what = f'{path} has {printed or "no"} line{"s" if printed else ""} "{label}: …"'
        raise QuoteError(what, "give each its own label" if printed else mend) from None

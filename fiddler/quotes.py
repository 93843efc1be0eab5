"""Quoted results: `{{ concepts/momentum/heavy_ball: steps }}` in prose is what it printed.

`{{ recommenders/by_category: users }}` quotes what a cell of a notebook printed.
"""

import re

from fiddler.cells import parse_notebook, printed
from fiddler.findings import Wrong, nearest
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
    """What a snippet or notebook printed behind a label when last recorded. Raises `QuoteError`."""
    path, output = _recorded(project, snippet)
    try:
        return quote(output, label)
    except KeyError:
        near = nearest(label, labels(output))
        mend = f'did you mean "{near[0]}"?' if near else "let the snippet print it with a label"
        times = labels(output).count(label)
        what = f'{path} has {times or "no"} line{"s" if times else ""} "{label}: …"'
        raise QuoteError(what, "give each its own label" if times else mend) from None


def _recorded(project: Project, name: str) -> tuple[str, str]:
    """Where the output of a snippet or notebook is recorded, and the output."""
    notebook = f"{name}.ipynb"
    if (project.docs / notebook).is_file():
        text = (project.docs / notebook).read_text(encoding="utf-8")
        try:
            return notebook, printed(parse_notebook(notebook, text))
        except Wrong as wrong:
            raise QuoteError(wrong.finding.what, wrong.finding.mend) from None
    path = output_path(f"{name}.py")
    try:
        return path, (project.snippets / path).read_text(encoding="utf-8")
    except OSError:
        records = (r.relative_to(project.snippets) for r in project.snippets.rglob("*.txt"))
        near = nearest(name, (r.as_posix().removesuffix(".txt") for r in records))
        mend = f"did you mean {near[0]}?" if near else "run `make record`"
        raise QuoteError(f'nothing is recorded of "{name}"', mend) from None

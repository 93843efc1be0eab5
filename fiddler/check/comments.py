"""Comments in pages that steer pytest-codeblocks: two are ours, all others would hide code."""

import re
from collections.abc import Iterator

from fiddler.findings import Finding

CONT = "<!--pytest-codeblocks:cont-->"
EXPECTED = "<!--pytest-codeblocks:expected-output-->"
STEERS = re.compile(r"<!--.*pytest", re.IGNORECASE)


def comments(file: str, text: str) -> Iterator[Finding]:
    """Every comment for pytest that we do not use. Looked at before a page is parsed."""
    for number, line in enumerate(text.split("\n"), start=1):
        if STEERS.search(line) and line.strip() not in (CONT, EXPECTED):
            mend = f"remove it: everything on a page runs; only {CONT} and {EXPECTED} are used"
            yield Finding(file, number, f"a comment for pytest, {line.strip()}", mend)

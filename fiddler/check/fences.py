"""Fences: what is shown as Python is what is run, and nothing that looks like it hides."""

import re
from collections.abc import Iterator

from fiddler.check.read import Sources
from fiddler.findings import Finding
from fiddler.pages import INCLUDE, Page

# Plain pytest-codeblocks would run sh and bash.
LANGUAGES = ("python", "text", "console", "yaml", "toml", "json", "markdown", "html", "css")
ALMOST_PYTHON = re.compile(r"(?i)[{.\s]*(py|python|python3|pycon|ipython|ipython3)\b")


def fences(page: Page, _: Sources) -> Iterator[Finding]:
    """Every fence is one that pytest-codeblocks sees, with one plain word for its language."""
    for fence in page.fences:
        if fence.marks[0] == "~":
            what, mend = "a fence of ~~~ is not run or checked", "use ```"
        elif fence.info == "python" or (fence.info in LANGUAGES):
            continue
        elif ALMOST_PYTHON.match(fence.info):
            what = f"a fence that pytest-codeblocks does not run, ```{fence.info}"
            mend = "write ```python and nothing else: the build adds the title"
        elif not fence.info:
            what, mend = "a fence without a language", "write ```text, or ```python to have it run"
        elif fence.info in ("sh", "bash", "shell", "zsh"):
            what, mend = f"a fence of {fence.info}, which pytest would run", "write ```console"
        else:
            what, mend = f"a fence of {fence.info!r}", f"write one of {', '.join(LANGUAGES)}"
        yield Finding(page.file, fence.line, what, mend)


def python_fences(page: Page, sources: Sources) -> Iterator[Finding]:
    """A Python fence holds include lines of one snippet and nothing else."""
    for fence in page.fences:
        if fence.info != "python" or fence.marks[0] == "~":
            continue
        for number, line in enumerate(fence.lines, start=fence.line + 1):
            meant = "-8<-" in line and not line.lstrip().startswith(";")  # see `includes`
            if line.strip() and not INCLUDE.match(line) and not meant:
                mend = "put the code into a file below snippets/ and include it"
                yield Finding(page.file, number, f"code in a page: {line.strip()}", mend)
                break
        if not any(line.strip() for line in fence.lines):
            mend = 'include a snippet: --8<-- "page/snippet.py"'
            yield Finding(page.file, fence.line, "an empty Python fence", mend)
        for include in fence.includes:
            known = f"snippets/{include.path}" in sources.paths
            if known and (not include.path.endswith(".py") or include.path.startswith("data/")):
                what = f"{include.path} in a Python fence is no snippet"
                yield Finding(page.file, include.line, what, "show it in a ```text fence")


def other_includes(page: Page, sources: Sources) -> Iterator[Finding]:
    """Includes outside Python fences show records or data, in ```text."""
    within = {i.line: fence for fence in page.fences for i in fence.includes}
    for include in page.includes:
        fence = within.get(include.line)
        if f"snippets/{include.path}" not in sources.paths or (fence and fence.info == "python"):
            continue
        if not fence:
            what, mend = "an include outside a fence", "put ```text or ```python around it"
        elif fence.info != "text":
            what, mend = f"an include in a fence of {fence.info}", "write ```text or ```python"
        elif include.path.endswith(".py") and not include.path.startswith("data/"):
            what, mend = f"{include.path} is shown here but not run", "write ```python"
        else:
            continue
        yield Finding(page.file, include.line, what, mend)

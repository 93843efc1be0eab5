"""What the wanted snippets import, and the part of `test.lock` that installs it: nothing else.

A dependency group of `pyproject.toml` is called as snippets import it (`sklearn` for
scikit-learn). torch has a group too, for what it needs; it is installed in a step of its own.
"""

import ast
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from fiddler.cells import parse_notebook
from fiddler.findings import Finding, Wrong
from fiddler.project import Project
from fiddler.settings import settings
from fiddler.snippets import imports
from fiddler.wanted import chosen

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
NOTEBOOK = "notebook"  # the group that runs notebooks
TORCH = "torch"
MAGIC = re.compile(r"(?m)^\s*[%!].*$")
NAME = re.compile(r"^(?P<name>[a-z0-9][-a-z0-9]*)==(?P<version>[^ ;\\]+)")
NEEDED_BY = re.compile(r"(?m)^ +#(?: via)? +(?P<name>[a-z0-9][-a-z0-9]*)$")


def install(project: Project, wanted: Sequence[str]) -> int:
    """Install what the wanted snippets import and is not here yet. Returns pip's exit code.

    Raises `Wrong` for a word that means no snippet, and for a package that is not locked.
    """
    groups = dependency_groups(project)
    names = {name for name in needs(project, wanted) if name in groups}
    lock = read_lock((project.root / "test.lock").read_text(encoding="utf-8"))
    packages = {package for name in names for package in groups[name]}
    if missing := sorted(packages - lock.keys()):
        what = f"{missing[0]} is not locked"
        mend = "run `make lock`; a group names packages as PyPI does, without versions"
        raise Wrong(Finding("pyproject.toml", 0, what, mend))
    if any(installed(package) != lock[package].version for package in packages):
        print(f"Installing {', '.join(sorted(names))} …", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder, "part.lock")
            part.write_text(part_of(lock, packages), encoding="utf-8")
            command = [*PIP, "--require-hashes", "-r", str(part)]
            if code := subprocess.run(command, check=False).returncode:
                return code
    torch = settings(project)[TORCH]
    if TORCH not in names or installed(TORCH) == torch:
        return 0
    print(f"Installing torch {torch} …", flush=True)
    index = os.environ.get("TORCH_INDEX")
    command = [*PIP, *(["--index-url", index] if index else []), f"torch=={torch}"]
    return subprocess.run(command, check=False).returncode


def needs(project: Project, wanted: Sequence[str]) -> set[str]:
    """The modules, by their first name, that the wanted snippets and notebooks import."""
    notebooks = project.notebook_paths()
    found: set[str] = set()
    for path in chosen([*project.snippet_paths(), *notebooks], wanted):
        if path in notebooks:
            cells = parse_notebook(path, (project.docs / path).read_text(encoding="utf-8"))["cells"]
            code = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
            found |= {NOTEBOOK, *imported(MAGIC.sub("", "\n".join(code)))}
        else:
            found |= imported((project.snippets / path).read_text(encoding="utf-8"))
    return found


def imported(source: str) -> set[str]:
    """The first names of what a source imports; nothing where it is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()  # which the run or the check says
    return {name.partition(".")[0] for _, name in imports(tree)} - {""}


def dependency_groups(project: Project) -> dict[str, list[str]]:
    """Group → the packages that it names itself."""
    text = (project.root / "pyproject.toml").read_text(encoding="utf-8")
    groups: dict[str, list[str | dict[str, str]]] = tomllib.loads(text)["dependency-groups"]
    return {name: [e for e in group if isinstance(e, str)] for name, group in groups.items()}


class Locked:
    """A package of a lock: its lines, its version, and the packages that need it."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.text = text
        self.version = match["version"]
        self.needed_by = {found["name"] for found in NEEDED_BY.finditer(text)}


def read_lock(text: str) -> dict[str, Locked]:
    """The packages of a lock as uv writes it, with comments that say what needs what."""
    found: dict[str, Locked] = {}
    for entry in re.split(r"(?m)^(?=\S)", text):
        if match := NAME.match(entry):
            found[match["name"]] = Locked(entry, match)
    return found


def part_of(lock: Mapping[str, Locked], packages: Iterable[str]) -> str:
    """The lines of a lock that install these packages and all that they need."""
    part = set(packages)
    while more := {n for n, p in lock.items() if n not in part and p.needed_by & part}:
        part |= more
    return "".join(lock[name].text for name in sorted(part))


def is_here(name: str, groups: Mapping[str, Sequence[str]]) -> bool:
    """Whether all that a group names is installed, and torch with its own."""
    packages = [*groups[name], *([TORCH] if name == TORCH else [])]
    return all(map(installed, packages))


def installed(package: str) -> str:
    """The version that is installed, without what a build adds to it (`+cpu`); empty if none."""
    try:
        found = distribution(package)
    except PackageNotFoundError:
        return ""
    # pip writes the list of its files last: without it, pip is at work just now.
    return found.version.partition("+")[0] if found.read_text("RECORD") else ""

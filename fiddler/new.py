"""Begin a recipe: a stub that runs, and the section of a page that shows it."""

import re
import unicodedata
from pathlib import PurePosixPath

from fiddler.check.examples import MOST_COLUMNS, misnamed
from fiddler.check.files import well_named
from fiddler.findings import Finding, Wrong
from fiddler.pages import fences_of, parse_page
from fiddler.project import Project

SIGNS = '"\\<>:#{}'  # that a title cannot hold: it is written into Python, Markdown and YAML
TABLE = '''\
"""{title}."""

import pandas as pd

reviews = pd.DataFrame(
    {{
        "user": ["fern", "otter", "fern"],
        "text": ["Love it", "Too dry", "Love it, still"],
        "rating": [5, 2, 4],
    }}
)
print(reviews)
'''
TENSOR = '''\
"""{title}."""

import torch

values = torch.tensor([1.0, 2.0, 6.0])
print(f"mean: {{values.mean():.1f}}")
'''
STUBS = {"concepts": TENSOR}  # by the first folder of the page; a table everywhere else

SECTION = """\
{level} {title}

```python
--8<-- "{stem}.py"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "{stem}.txt"
```
"""
HEAD = """\
---
title: {title}
description: {recipe}.
aliases:
  - {alias}
---
"""
# What stays last on a page: its wrong ways and sources, on a concept page its exercises.
LAST = re.compile(
    r'## What goes wrong\b.*|## Sources\b.*|## Practise\b.*|\?\?\?\+? \w+ "Sources"|\*\*Next:\*\*.*'
)


def new(project: Project, page: str, recipe: str) -> list[str]:
    """Write the stub of a recipe and show it on its page. Returns what was done, line by line.

    The page is made, with its line in the navigation, if it is not there. Raises `Wrong`, before
    anything is written, where the names will not do or the snippet is there already.
    """
    path = page.strip().strip("/").removeprefix("docs/").removesuffix(".md")
    title = " ".join(recipe.split()).removesuffix(".")
    stem = f"{path}/{_file_name(title)}"
    _refuse(project, path, title, stem)
    stub, file = project.snippets / f"{stem}.py", project.docs / f"{path}.md"
    done = [f"wrote snippets/{stem}.py"]
    if file.is_file():
        text = with_section(f"{path}.md", file.read_text(encoding="utf-8"), title, stem)
        done.append(f"wrote a section into docs/{path}.md")
    else:
        name = PurePosixPath(path).name.replace("_", " ").capitalize()
        head = HEAD.format(title=name, recipe=title, alias=title.lower())
        text = f"{head}\n{SECTION.format(level='##', title=title, stem=stem)}"
        done.append(f"wrote docs/{path}.md: its description and aliases are yours to write")
        done.append(_into_navigation(project, f"{path}.md"))
    for target, content in (
        (stub, STUBS.get(path.split("/")[0], TABLE).format(title=title)),
        (file, text),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return [
        *done,
        f"next: edit snippets/{stem}.py with `make serve` running, which records what it prints"
        f" (without: make record page={path})",
    ]


def with_section(path: str, text: str, title: str, stem: str) -> str:
    """The text of a page with a section that shows the snippet, above what stays last on it."""
    code = {n for fence in fences_of(path, text) for n in range(fence.line, fence.end + 1)}
    lines = text.rstrip("\n").split("\n")
    ends = [n for n, line in enumerate(lines) if n + 1 not in code and LAST.fullmatch(line)]
    at = min(ends, default=len(lines))
    # The five sections of a concept page are set: an example goes below the last but one.
    concept = any(lines[n].startswith("## Practise") for n in ends)
    level = "###" if concept and any(line.startswith("## ") for line in lines[:at]) else "##"
    section = SECTION.format(level=level, title=title, stem=stem)
    above, below = "\n".join(lines[:at]).rstrip("\n"), "\n".join(lines[at:])
    return "\n\n".join(part for part in (above, section.rstrip("\n"), below) if part) + "\n"


def _refuse(project: Project, path: str, title: str, stem: str) -> None:
    wanted = 'make new recipe="Keep the longest review" page=recipes/duplicates'
    if "/" not in path or not well_named(f"docs/{path}.md"):
        mend = f"name a page by its path below docs/, as in: {wanted}"
        raise Wrong(Finding(f"docs/{path}.md", 0, "this cannot be the name of a page", mend))
    name = PurePosixPath(stem).name
    plain = title[:1].isalnum() and not set(title) & set(SIGNS)
    if not plain or not well_named(f"snippets/{stem}.py"):
        mend = f"say it without {' '.join(SIGNS)}, from a letter or digit on, as in: {wanted}"
        raise Wrong(Finding(f"docs/{path}.md", 0, f"{title!r} cannot be a title", mend))
    if len(title) > MOST_COLUMNS:
        what = f"a title of {len(title)} characters"
        raise Wrong(Finding(f"docs/{path}.md", 0, what, f"say it in {MOST_COLUMNS}"))
    for what, mend in misnamed(name):
        raise Wrong(Finding(f"snippets/{stem}.py", 0, what, mend))
    if (project.snippets / f"{stem}.py").exists():
        mend = "edit it, or give the new one another title"
        raise Wrong(Finding(f"snippets/{stem}.py", 0, "it is there already", mend))
    if (project.docs / f"{path}.ipynb").exists():
        mend = "add a cell to it, or name another page"
        raise Wrong(Finding(f"docs/{path}.ipynb", 0, "this page is a notebook", mend))
    if (file := project.docs / f"{path}.md").is_file():
        parse_page(f"{path}.md", file.read_text(encoding="utf-8"))  # or its own fault is raised


def _file_name(title: str) -> str:
    """`Keep the café's longest` → `keep_the_cafe_s_longest`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def _into_navigation(project: Project, page: str) -> str:
    """Add the page below the last one of its folder in `mkdocs.yml`. Returns what was done."""
    config = project.root / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").split("\n")
    folder = re.escape(str(PurePosixPath(page).parent))
    entry = re.compile(rf"(?P<dash>\s+- )(?:[^#]*: )?{folder}/[a-z0-9_]+\.(?:md|ipynb)\s*")
    found = [(n, match["dash"]) for n, line in enumerate(lines) if (match := entry.fullmatch(line))]
    if not found:
        return f"add to the navigation, under nav: in mkdocs.yml: - {page}"
    at, dash = found[-1]
    lines.insert(at + 1, f"{dash}{page}")
    config.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return f"wrote the line of docs/{page} into mkdocs.yml, under nav:"

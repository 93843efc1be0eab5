"""A large site to measure with: many pages, each with a snippet and its output."""

from pathlib import Path
from typing import Any

import yaml

from fiddler.project import Project

PLAIN: dict[str, Any] = {
    "site_name": "Plain",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "markdown_extensions": [
        "admonition",
        "attr_list",
        {"toc": {"permalink": "#"}},
        {"pymdownx.arithmatex": {"generic": True}},
        "pymdownx.details",
        "pymdownx.highlight",
        {"pymdownx.snippets": {"base_path": ["snippets"]}},
        "pymdownx.superfences",
    ],
}
PAGE = """\
---
title: Page {number}
description: One of many pages.
---

```python
--8<-- "generated/page_{number}/count.py"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "generated/page_{number}/count.txt"
```

"""
PART = """\
## Part {part}

It takes a while to read what stands here, and *longer* to understand **why** `count` is three.
The sum is $s = \\sum_i x_i$; see [the first part](#part-1).

| step | value |
| --- | ---: |
| 1 | 0.59 |
| 2 | 0.74 |

??? note "Folded"

    More for those who want it.

"""


def generate(project: Project, root: Path, pages: int, section: int) -> None:
    """Write `pages` pages, `section` of them in each part of the navigation, below `root`.

    `mkdocs.yml` there is this project's, `plain.yml` is Material's with what the pages need.
    """
    for name in ("theme", "fiddler"):
        (root / name).symlink_to(project.root / name)
    (root / "docs/generated").mkdir(parents=True)
    text = PAGE + "".join(PART.replace("{part}", str(part)) for part in range(1, 9))
    nav = []
    for number in range(pages):
        folder = root / f"snippets/generated/page_{number}"
        folder.mkdir(parents=True)
        lines = "".join(f"x_{n} = {n} + {number}\nprint(x_{n})\n" for n in range(15))
        (folder / "count.py").write_text(f'"""Count on page {number}."""\n\n{lines}')
        (folder / "count.txt").write_text("3\n" * 15)
        (root / f"docs/generated/page_{number}.md").write_text(
            text.replace("{number}", str(number))
        )
        nav.append(f"generated/page_{number}.md")
    (root / "docs/index.md").write_text("---\ntitle: Home\n---\n\nHome.\n")
    config = yaml.safe_load((project.root / "mkdocs.yml").read_text(encoding="utf-8"))
    parts = range(0, pages, section)
    config["nav"] = ["index.md", *({f"Part {n}": nav[n : n + section]} for n in parts)]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False))
    (root / "plain.yml").write_text(yaml.safe_dump(PLAIN | {"nav": config["nav"]}))

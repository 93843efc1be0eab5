"""A small valid tree, and ways to plant a fault in it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fiddler.check import check
from fiddler.project import Project

Text = str | bytes | None | tuple[str, str]  # None removes a file, a pair replaces a part of it

CONFIG = """\
site_name: Tree
docs_dir: docs
nav:
  - index.md
  - Concepts:
      - concepts/momentum.md
  - recommenders/popular.ipynb
theme:
  name: material
  custom_dir: theme
  font: false
plugins:
  - search
hooks:
  - fiddler/hooks.py
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc:
      permalink: "#"
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.details
  - pymdownx.snippets:
      base_path: [snippets]
      check_paths: true
      restrict_base_path: true
      dedent_subsections: true
  - pymdownx.superfences
  - fiddler.markdown
"""

INDEX = """\
---
title: Home
description: Where to begin.
aliases: [start, contents, what is here]
---

Read about [momentum](concepts/momentum.md), or ask [the author](mailto:a@example.org).
"""

MOMENTUM = """\
---
title: Momentum
description: A ball that rolls on.
aliases: [heavy ball, what is momentum, rolling on]
---

# Momentum

A ball rolls on for {{ concepts/momentum/ball: steps }} steps, if $0 < a<b$ and `<b>` is code.

```python
--8<-- "concepts/momentum/ball.py:start"
```

Then it stops.

<!--pytest-codeblocks:cont-->
```python
--8<-- "concepts/momentum/ball.py:stop"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "concepts/momentum/ball.txt"
```

![A ball that slows down in a valley](momentum/ball.svg){ .wide }

## Practise { #practise }

| key | value |
| --- | ----: |
| <kbd>a</kbd> | 2 |

??? note "Folded"

    ```python
    --8<-- "concepts/momentum/ball.py"
    ```
"""

BALL = '''\
"""A ball that rolls on."""

import matplotlib.pyplot as plt

# --8<-- [start:start]
speed, steps = 8, 0
# --8<-- [end:start]
# --8<-- [start:stop]
while speed:
    speed, steps = speed // 2, steps + 1
print("steps:", steps)
plt.plot([8, 4, 2, 1, 0])
plt.show()
# --8<-- [end:stop]
'''

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><path d="M 0 0 L 9 9"/></svg>
"""

FRONT_MATTER = """\
---
title: Popular things
description: What most people liked.
aliases: [popularity, baseline, what do most people like]
---
"""

TABLE = """\
<div>
<style scoped>
    .dataframe tbody tr th:only-of-type {
        vertical-align: middle;
    }
</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;">
      <th></th>
      <th>n</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <th>0</th>
      <td>1</td>
    </tr>
  </tbody>
</table>
</div>"""


def cell(kind: str, name: str, source: str, **more: Any) -> dict[str, Any]:
    """A cell of a notebook; `more` are the outputs and the count of a code cell."""
    code = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source, **code, **more}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def result(count: int, **data: str) -> dict[str, Any]:
    """An output by its kinds: `text_plain` stands for `text/plain`."""
    named = {kind.replace("_", "/"): text for kind, text in data.items()}
    return {
        "output_type": "execute_result",
        "execution_count": count,
        "metadata": {},
        "data": named,
    }


CELLS = [
    cell("raw", "front", FRONT_MATTER),
    cell("markdown", "intro", "Most people liked this:"),
    cell(
        "code", "load", "rows = [1]\nprint(len(rows))", execution_count=1, outputs=[stream("1\n")]
    ),
    cell(
        "code",
        "table",
        "rows",
        execution_count=2,
        outputs=[result(2, text_plain="   n\n0  1", text_html=TABLE)],
    ),
]


def notebook(cells: list[dict[str, Any]] = CELLS, **more: Any) -> str:
    """The file of a notebook."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {
        "cells": cells,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
        **more,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


TREE: dict[str, str] = {
    "mkdocs.yml": CONFIG,
    "docs/index.md": INDEX,
    "docs/concepts/momentum.md": MOMENTUM,
    "docs/concepts/momentum/ball.svg": SVG,
    "docs/recommenders/popular.ipynb": notebook(),
    "snippets/concepts/momentum/ball.py": BALL,
    "snippets/concepts/momentum/ball.txt": "steps: 4\n",
}


def plant(root: Path, changes: Mapping[str, Text] | None = None) -> Project:
    """Write the valid tree below `root`, with the changes made."""
    texts: dict[str, Text] = {**TREE}
    for path, change in (changes or {}).items():
        if isinstance(change, tuple):
            old, new = change
            assert TREE[path].count(old) == 1, f"{old!r} is not once in {path}"
            change = TREE[path].replace(old, new)
        texts[path] = change
    for path, text in texts.items():
        if text is not None:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
    return Project(root)


def found(root: Path, changes: Mapping[str, Text] | None = None) -> list[str]:
    """The lines that `make check` prints for the valid tree with the changes made."""
    return [str(finding) for finding in check(plant(root, changes))]

"""A small tree with the site's own configuration and theme, to build and to plant faults in."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from fiddler.project import HERE, Project

SNIPPET = '''"""Count to three."""

# --8<-- [start:sum]
total = 1 + 1 + 1
# --8<-- [end:sum]
print(f"total: {total}")
'''
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36">'
    '<path d="M0 0 L72 36"/></svg>\n'
)
FILES = {
    "docs/index.md": "---\ntitle: Home\n---\n\nSee [counting](a/counting.md#more).\n",
    "docs/a/counting.md": """\
---
title: Counting
---

It counts to {{ a/counting/count: total }}, so $1 + 1 = 2$.

```python
--8<-- "a/counting/count.py"
```

<!--pytest-codeblocks:expected-output-->
```text
--8<-- "a/counting/count.txt"
```

## More

![Three points in a row](counting/count.svg "One, two, three.")
""",
    "docs/a/counting/count.svg": SVG,
    "snippets/a/counting/count.py": SNIPPET,
    "snippets/a/counting/count.txt": "total: 3\n",
}


def small_site(root: Path, files: Mapping[str, str] | None = None) -> Project:
    """Write the tree, with `files` besides or instead, below `root`. All its pages are in `nav`."""
    files = {**FILES, **(files or {})}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in HERE.root.joinpath("theme").rglob("*"):
        copy = root / path.relative_to(HERE.root)
        if path.is_file() and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (root / "fiddler").symlink_to(HERE.root / "fiddler")
    config = yaml.safe_load((HERE.root / "mkdocs.yml").read_text(encoding="utf-8"))
    pages = (path.removeprefix("docs/") for path in files if path.startswith("docs/"))
    config["nav"] = sorted(page for page in pages if page.endswith((".md", ".ipynb")))
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return Project(root)

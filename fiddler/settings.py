"""What `[tool.fiddler]` in `pyproject.toml` sets."""

import tomllib
from typing import Any

from fiddler.project import Project
from fiddler.run import Limits


def settings(project: Project) -> dict[str, Any]:
    text = (project.root / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["tool"]["fiddler"]
    return table


def limits(project: Project) -> Limits:
    """What one run of a snippet may use."""
    table = settings(project)
    return Limits(seconds=table["seconds"], megabytes=table["megabytes"])

"""The file of a notebook as data: nbformat 4.5, as far as we read it."""

import json
import re
from typing import Any

from fiddler.findings import Finding, Wrong

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
KINDS = ("code", "markdown", "raw")
OUTPUTS = ("display_data", "error", "execute_result", "stream")


def parse_notebook(path: str, text: str) -> dict[str, Any]:
    """The content of a notebook in nbformat 4.5. Raises `Wrong` where it is anything else."""
    file = f"docs/{path}"
    try:
        content = json.loads(text)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Wrong(Finding(file, line, "not valid JSON", "save it again from Jupyter")) from None
    if fault := _misshapen(content):
        what = f"not a notebook of format 4.5: {fault}"
        raise Wrong(Finding(file, 0, what, "save it again from Jupyter"))
    return dict(content)


def _misshapen(content: Any) -> str:
    """What keeps a value from being a notebook, as far as we read one; empty if nothing does."""
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        return "it has no cells"
    version = f"{content.get('nbformat')}.{content.get('nbformat_minor')}"
    if version != "4.5":
        return f"it says {version}"
    for number, cell in enumerate(content["cells"], start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") not in KINDS:
            return f"cell {number} is neither {', '.join(KINDS[:-1])} nor {KINDS[-1]}"
        if not ID.fullmatch(str(cell.get("id", ""))):
            return f"cell {number} has no id"
        if not _is_source(cell.get("source")) or not isinstance(cell.get("metadata"), dict):
            return f"cell {number} has no source or metadata"
        outputs = cell.get("outputs") if cell["cell_type"] == "code" else []
        if not isinstance(outputs, list) or not all(map(_is_output, outputs)):
            return f"cell {number} has outputs of another form"
    return ""


def _is_source(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(part, str) for part in value)
    )


def _is_output(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("output_type") not in OUTPUTS:
        return False
    if value["output_type"] == "stream":
        return "name" in value and _is_source(value.get("text"))
    if value["output_type"] == "error":
        return "ename" in value and "evalue" in value
    data = value.get("data")
    return isinstance(data, dict) and all(
        _is_source(value) for kind, value in data.items() if kind.startswith("text/")
    )


def text_of(source: str | list[str]) -> str:
    """A cell's source or an output's text, which may be stored line by line."""
    return source if isinstance(source, str) else "".join(source)


def printed(content: dict[str, Any]) -> str:
    """What the cells of a notebook printed, in their order."""
    return "".join(
        text_of(output["text"])
        for cell in content["cells"]
        for output in cell.get("outputs", [])
        if output.get("name") == "stdout"
    )


def comment_above(code: str) -> str:
    """What a cell is called: the comment in its first line; empty if there is none."""
    first = code.lstrip().split("\n")[0]
    return first.lstrip("# ").strip() if first.startswith("#") else ""

"""Notebooks proved and recorded: what a run says, against what the file says it said."""

import copy
import re
from collections.abc import Iterator

import nbformat

from fiddler.cells import parse_notebook, text_of
from fiddler.compare import text_difference
from fiddler.findings import Finding, Wrong
from fiddler.notebook_figures import Content, figure_findings, read_figures, write_figures
from fiddler.notebook_runs import NORMAL, run_notebook
from fiddler.project import Project
from fiddler.proof import RECORD_AGAIN
from fiddler.run import Limits

ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")


def prove_notebook(project: Project, path: str, limits: Limits = NORMAL) -> list[Finding]:
    """Run a notebook and compare what it says with what is recorded."""
    try:
        content = _read(project, path)
    except Wrong as wrong:
        return [wrong.finding]
    run = run_notebook(project, path, content, limits, hash_seed="1")
    if run.failure:
        return [run.failure]
    figures = figure_findings(read_figures(project, path), run.drawn)
    return [*differences(path, content, run.content), *figures]


def record_notebook(project: Project, path: str, limits: Limits = NORMAL) -> list[Finding]:
    """Run a notebook and rewrite the outputs that differ; says so, if any did."""
    try:
        content = _read(project, path)
    except Wrong as wrong:
        return [wrong.finding]
    run = run_notebook(project, path, content, limits)
    if run.failure:
        return [run.failure]
    text = nbformat.writes(nbformat.from_dict(recorded(content, run.content)))  # type: ignore[no-untyped-call]
    text = text.rstrip("\n") + "\n"
    file = project.docs / path
    if text != file.read_text(encoding="utf-8"):
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"recorded docs/{path}")
    for changed in write_figures(project, path, run.drawn):
        print(f"recorded docs/{changed}")
    return []


def evidence(project: Project, path: str) -> str:
    """Everything recorded of a notebook: what a proof of it holds for."""
    figures = [f"{name}\n{svg}" for name, svg in read_figures(project, path).items()]
    return "\n".join([(project.docs / path).read_text(encoding="utf-8"), *figures])


def differences(path: str, old: Content, new: Content) -> Iterator[Finding]:
    """Where the outputs of a run say something else than the recorded ones; cells from 1."""
    for number, (before, after) in enumerate(zip(old["cells"], new["cells"], strict=True), 1):
        if before["cell_type"] == "code" and (what := _difference(before, after)):
            yield Finding(f"docs/{path}:cell {number}", 0, what, RECORD_AGAIN)


def recorded(old: Content, new: Content) -> Content:
    """The notebook with counts from 1 and the outputs of the run where they say something else."""
    content = copy.deepcopy(old)
    code = [(a, b) for a, b in zip(content["cells"], new["cells"], strict=True) if "outputs" in a]
    for count, (cell, fresh) in enumerate(code, start=1):
        if _difference(cell, fresh):
            cell["outputs"] = copy.deepcopy(fresh["outputs"])
        cell["execution_count"] = count
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
    return content


def _difference(old: Content, new: Content) -> str | None:
    before, after = _said(old), _said(new)
    if [kind for kind, _ in before] != [kind for kind, _ in after]:
        if told := [text.splitlines()[0] for kind, text in after if kind == "stderr"]:
            return f"writes to stderr: {told[0]}"
        kinds = [", ".join(kind for kind, _ in said) or "nothing" for said in (before, after)]
        return f"gave {kinds[0]} when recorded, now {kinds[1]}"
    for (_, was), (_, now) in zip(before, after, strict=True):
        if found := text_difference(was, now):
            return found[1]
    return None


def _said(cell: Content) -> list[tuple[str, str]]:
    """What a cell's outputs say, with the kind of each; object addresses are blanked.

    Jupyter cuts a stream where it likes, so each counts as one, from where it begins.
    """
    streams: dict[str, str] = {}
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            streams[output["name"]] = streams.get(output["name"], "") + text_of(output["text"])
    said: list[tuple[str, str]] = []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            if text := streams.pop(output["name"], ""):
                said.append((output["name"], text))
        elif output["output_type"] == "error":
            said.append(("error", f"{output['ename']}: {output['evalue']}"))
        else:
            said += [
                (kind, text_of(value) if kind.startswith("text/") else "")
                for kind, value in sorted(output["data"].items())
            ]
    return [(kind, ADDRESS.sub("0x…", text)) for kind, text in said]


def _read(project: Project, path: str) -> Content:
    return parse_notebook(path, (project.docs / path).read_text(encoding="utf-8"))

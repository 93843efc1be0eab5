"""What recording changed, as a patch that whoever has no torch at hand can apply."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from fiddler.findings import Finding
from fiddler.project import Project

RECORDS = (":(glob)snippets/**/*.txt", ":(glob)docs/**/*.svg", ":(glob)docs/**/*.ipynb")


def write_patch(project: Project, file: Path) -> list[Finding]:
    """Write the records that differ from the last commit to `file`, as `git apply` reads it.

    Returns a finding for each; if there is none, no file is written. The index stays as it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        # New files are in the diff only if the index knows of them: a copy of it is told.
        index = Path(folder, "index")
        current = project.root / _git(project, "rev-parse", "--git-path", "index").strip()
        if current.is_file():
            shutil.copy(current, index)
        _git(project, "add", "--intent-to-add", "--", *_there(project), index=index)
        diff = ("diff", "--no-ext-diff", "--no-color", "HEAD")
        changed = _git(project, *diff, "--name-only", "-z", "--", *RECORDS, index=index)
        text = _git(project, *diff, "--binary", "--", *RECORDS, index=index)
    paths = [path for path in changed.split("\0") if path]
    if paths:
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"{file.name} has {len(paths)} records: read it, then `git apply {file.name}`")
    mend = f"`git apply {file.name}`, or `make record`, then read the diff and commit it"
    return [Finding(path, 0, "the record is missing or stale", mend) for path in paths]


def _there(project: Project) -> list[str]:
    """Those of the patterns that match a file: git refuses the others."""
    listed = ("ls-files", "--cached", "--others", "--exclude-standard", "--")
    return [pattern for pattern in RECORDS if _git(project, *listed, pattern)]


def _git(project: Project, *arguments: str, index: Path | None = None) -> str:
    environment = {**os.environ, **({"GIT_INDEX_FILE": str(index)} if index else {})}
    command = ["git", *arguments]
    result = subprocess.run(
        command, cwd=project.root, env=environment, stdout=subprocess.PIPE, check=True
    )
    return result.stdout.decode("utf-8")

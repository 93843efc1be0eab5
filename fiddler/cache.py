"""The run cache: a good run is kept under a key of everything that it depends on."""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from fiddler.project import Project
from fiddler.records import Warned
from fiddler.run import Run
from fiddler.surroundings import surroundings


class RunCache:
    """Good runs on disk. Recording and quick tests read it; the full proof does not."""

    def __init__(self, project: Project) -> None:
        self._folder = project.cache / "runs"
        here = Path(__file__).parent
        machinery = [
            *sorted((here / "run").glob("*.py")),
            *sorted(here.glob("kernel*.py")),
            *(here / name for name in ("figures.py", "svg.py", "notebook_runs.py")),
            *(project.root / name for name in ("test.lock", "pyproject.toml")),
        ]
        files = [(file.name, file) for file in machinery]
        data = sorted(f for f in (project.snippets / "data").rglob("*") if f.is_file())
        files += [(f.relative_to(project.snippets).as_posix(), f) for f in data]
        digest = hashlib.sha256(surroundings().encode())
        for name, file in files:
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
        self._surroundings = digest.digest()

    def get(self, path: str, source: str) -> Run | None:
        """The run of this source under this path, if nothing it depends on has changed."""
        file = self._file(path, source)
        if not file.is_file():
            return None
        stored = json.loads(file.read_text(encoding="utf-8"))
        stored["figures"] = tuple(stored["figures"])
        stored["warnings"] = tuple(Warned(**warning) for warning in stored["warnings"])
        return Run(**stored)

    def put(self, path: str, source: str, run: Run) -> None:
        """Keep a run. Failed ones are not kept: they may have failed for want of time."""
        if run.failure:
            return
        file = self._file(path, source)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")  # another process may keep the same run just now
        part.write_text(json.dumps(asdict(run)), encoding="utf-8")
        part.replace(file)

    def is_proved(self, path: str, evidence: str) -> bool:
        """Whether a notebook was proved with this record and all it depends on as it is now."""
        return self._file(path, evidence).is_file()

    def note_proved(self, path: str, evidence: str) -> None:
        file = self._file(path, evidence)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", encoding="utf-8")

    def _file(self, path: str, source: str) -> Path:
        digest = hashlib.sha256(self._surroundings)
        digest.update(path.encode() + b"\0" + source.encode())
        return self._folder / f"{digest.hexdigest()[:32]}.json"

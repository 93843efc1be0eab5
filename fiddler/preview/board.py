"""The board: everything that is to be mended now, for the terminal and for the browser."""

import json
from collections.abc import Iterable
from threading import Event, Lock

from fiddler.findings import Finding
from fiddler.project import output_path
from fiddler.records import not_recorded


class Board:
    """Findings by who found them: `check`, `site` (MkDocs), or a snippet's path (its run).

    Any thread may put something on it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: dict[str, list[Finding]] = {}
        self._running: tuple[str, ...] = ()
        self._printed: list[Finding] = []

    def put(self, finder: str, findings: Iterable[Finding]) -> None:
        """Replace what one of them had found; the terminal says what is new."""
        with self._lock:
            self._found[finder] = list(findings)
            self._print()

    def run(self, paths: Iterable[str]) -> None:
        """Say which snippets are running now."""
        with self._lock:
            self._running = tuple(sorted(paths))
            self._print()

    def recorded(self, path: str) -> None:
        """A snippet has its record now: who missed it has not looked again yet."""
        what, _ = not_recorded(output_path(path))
        with self._lock:
            for finder, findings in self._found.items():
                self._found[finder] = [found for found in findings if found.what != what]

    def findings(self) -> list[Finding]:
        with self._lock:
            return self._all()

    def as_json(self) -> bytes:
        """What the browser shows: findings with the path each is about, and what is running."""
        with self._lock:
            findings = [{"path": found.path, "text": str(found)} for found in self._all()]
            state = {"findings": findings, "running": self._running}
        return json.dumps(state).encode()

    def _all(self) -> list[Finding]:
        """Each fault once. MkDocs has its own words for what the check has said; that a record
        is missing goes without saying where its snippet runs just now, or fails."""
        checked = self._found.get("check", [])
        told = {(found.path, found.line) for found in checked}
        awaited = {p for p, found in self._found.items() if found} | set(self._running)
        implied = {not_recorded(output_path(path))[0] for path in awaited}
        said = [
            found
            for finder, findings in self._found.items()
            for found in findings
            if finder != "site" or (found.path, found.line) not in told
        ]
        return sorted({found for found in said if found.what not in implied})

    def _print(self) -> None:
        now = self._all()
        for finding in now:
            if finding not in self._printed:
                print(finding, flush=True)
        if self._printed and not now and not self._running:
            print("── nothing left to mend", flush=True)
        if now or not self._running:
            self._printed = now


BOARD = Board()
SERVING = Event()  # set when MkDocs would notice that a record is written

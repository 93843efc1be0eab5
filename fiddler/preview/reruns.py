"""Runs a snippet that changed where its imports are installed, and rewrites its record."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Self

from fiddler.cache import RunCache
from fiddler.findings import Finding, Wrong
from fiddler.needs import dependency_groups, imported, is_here
from fiddler.preview.board import Board
from fiddler.project import Project, figure_path, home_page, output_path, warnings_path
from fiddler.proof import faults, record_of, whole_source
from fiddler.records import write_record
from fiddler.run import Job, Run, ServerEnded, Session
from fiddler.settings import limits
from fiddler.snippets import Snippet, parse_snippet

DATA = re.compile(r"""["']data/(?P<name>[\w./-]+)["']""")


@dataclass(frozen=True)
class State:
    """What the record of a snippet depends on, and which files of it there are.

    A snippet is run when its state is another than when it was last seen to. What a run writes
    is part of the state that is kept after it, so it is not run again for its own record.
    """

    source: str
    data: tuple[tuple[str, int, int], ...]  # name, size, time of change
    recorded: tuple[str, ...]


class Reruns:
    """Sees to it that every snippet's record is what it prints, from one save to the next.

    At the beginning those with a record are taken to agree with it, and those that leave none are
    let be; the tests prove that.
    """

    def __init__(self, project: Project, board: Board) -> None:
        self.project, self.board = project, board
        self.waits = False  # whether a snippet waits for a library to be installed
        self._groups = dependency_groups(project)
        self._session: Session | None = None
        self._has: list[str] = []  # the libraries that the session has
        self._running: list[Job] = []
        self._abandoned = False
        self._lock = Lock()  # held where the session comes or goes
        self._notes = project.cache / "unsettled.json"  # so that starting again forgets none
        self._unsettled = _noted(self._notes)
        self._seen = {
            path: state
            for path, state in self._states().items()
            if (state.recorded or _is_silent(state.source)) and path not in self._unsettled
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def run_due(self) -> None:
        """Run every snippet that is not as it was last seen to, and say what is wrong with it."""
        states = self._states()
        for gone in (self._seen.keys() | self._unsettled) - states.keys():
            self._seen.pop(gone, None)
            self._note(gone, [])
        due = {path: state for path, state in states.items() if self._seen.get(path) != state}
        self.waits = self._abandoned = False
        jobs: dict[Job, Snippet] = {}
        for path, state in due.items():
            self._seen.pop(path, None)
            if snippet := self._ready(path, state.source):
                jobs[(path, whole_source(snippet))] = snippet
        if jobs:
            self._run(jobs)
        if not self._abandoned:  # else what was saved since comes first
            self._start()  # ahead of the next save: importing the libraries takes seconds

    def abandon_outdated(self) -> None:
        """End the runs if a snippet of theirs has been saved again: it may be one without end."""
        running = tuple(self._running)
        states = self._states() if running else {}
        for path, source in running:
            if path not in states or _shown(path, states[path].source) != source:
                self.abandon()
                return

    def abandon(self) -> None:
        """End what runs; from any thread. What is still due is run again when it is looked at."""
        with self._lock:
            if self._session and self._running:
                self._abandoned = True
                self._session.abandon()

    def _ready(self, path: str, source: str) -> Snippet | None:
        """The snippet, if it can be run here."""
        try:
            snippet = parse_snippet(path, source)
        except Wrong as wrong:
            self._note(path, [wrong.finding])
            return None
        wanted = sorted(imported(source) & self._groups.keys())
        if not (missing := [name for name in wanted if not is_here(name, self._groups)]):
            return snippet
        self.waits = True
        page = home_page(path).removesuffix(".md")
        what = f"not run: {' and '.join(missing)} not installed here"
        mend = f"`make record page={page}` installs what this page needs, and runs it"
        self._note(path, [Finding(snippet.file, 0, what, mend)])
        return None

    def _run(self, jobs: dict[Job, Snippet]) -> None:
        cache = RunCache(self.project)
        self._running = list(jobs)
        self.board.run(path for path, _ in jobs)
        for path, _ in jobs:
            self.board.put(path, [])  # what was wrong before the save
        try:
            kept = {job: run for job in jobs if (run := cache.get(*job))}
            for job, run in kept.items():
                self._settle(jobs[job], job, run)
            missing = [job for job in jobs if job not in kept]
            if missing and (session := self._start()):
                for job, run in session.run_all(missing, limits(self.project)):
                    cache.put(*job, run)
                    self._settle(jobs[job], job, run)
        except ServerEnded as error:
            self._close()
            if not self._abandoned:
                self._say(f"the runner ended: {error}", "save once more")
        finally:
            self._running = []
            self.board.run(())

    def _settle(self, snippet: Snippet, job: Job, run: Run) -> None:
        """Record a good run, say what is wrong with another, and see the snippet as it is now."""
        self._running.remove(job)
        path = snippet.path
        found = faults(snippet, run)
        state = self._states().get(path)
        if state and state.source == snippet.source:  # else it is looked at again anyway
            if not found:
                record = record_of(snippet, run)
                for file in write_record(self.project, path, record):
                    print(f"recorded {file}", flush=True)
                self.board.recorded(path)
            self._note(path, found)
            self._seen[path] = self._states()[path]
        self.board.run(path for path, _ in self._running)

    def _note(self, path: str, found: list[Finding]) -> None:
        self.board.put(path, found)
        if found:
            self._unsettled.add(path)
        else:
            self._unsettled.discard(path)
        self._notes.parent.mkdir(parents=True, exist_ok=True)
        self._notes.write_text(json.dumps(sorted(self._unsettled)), encoding="utf-8")

    def _start(self) -> Session | None:
        """A session with the libraries that are installed now; None if there can be none yet."""
        has = [name for name in self._groups if is_here(name, self._groups)]
        if self._session and self._has != has:
            self._close()
        if not self._session:
            try:
                session = Session(self.project).__enter__()
            except ServerEnded as error:
                self.waits = True
                self._say(f"nothing can be run: {error}", "install it again, or take it out")
                return None
            with self._lock:
                self._session, self._has = session, has
            self.board.put("runner", [])
        return self._session

    def _say(self, what: str, mend: str) -> None:
        self.board.put("runner", [Finding("fiddler/run", 0, what, mend)])

    def _close(self) -> None:
        with self._lock:
            session, self._session = self._session, None
        if session:
            session.__exit__(None, None, None)

    def _states(self) -> dict[str, State]:
        """The state of every snippet that can be read just now."""
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, State]]:
        for path in self.project.snippet_paths():
            try:
                source = (self.project.snippets / path).read_text(encoding="utf-8")
            except (FileNotFoundError, UnicodeDecodeError):
                continue
            data = []
            for name in sorted(set(DATA.findall(source))):
                file = self.project.snippets / "data" / name
                if file.is_file():
                    data.append((name, file.stat().st_size, file.stat().st_mtime_ns))
            files = (
                self.project.snippets / output_path(path),
                self.project.snippets / warnings_path(path),
                self.project.docs / figure_path(path, 1),
            )
            recorded = tuple(file.name for file in files if file.is_file())
            yield path, State(source, tuple(data), recorded)


def _noted(notes: Path) -> set[str]:
    """The snippets in a file of notes; none where it is missing, or was not written to its end."""
    try:
        return set(json.loads(notes.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return set()


def _is_silent(source: str) -> bool:
    """Whether a snippet leaves no record: it neither prints nor draws."""
    return "print(" not in source and "show()" not in source


def _shown(path: str, source: str) -> str | None:
    """What runs of a source; None where it cannot be read."""
    try:
        return whole_source(parse_snippet(path, source))
    except Wrong:
        return None

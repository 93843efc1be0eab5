"""Notices a save, and has the sources checked and what changed run, each in a thread of its own."""

import os
from collections.abc import Callable
from threading import Event, Thread
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from fiddler.check import check
from fiddler.findings import Finding
from fiddler.preview.board import SERVING, Board
from fiddler.preview.reruns import Reruns
from fiddler.project import Project

CHANGES = ("created", "deleted", "modified", "moved")
QUIET = 0.1  # seconds without a change before it is looked at: an editor writes in several steps
LOOK = 2.0  # seconds between two looks at whether a missing library has been installed


class Watch:
    """Watches a project while the `with` block lasts."""

    def __init__(self, project: Project, board: Board, reruns: Reruns) -> None:
        self.project, self.board, self.reruns = project, board, reruns
        self.stopped = False
        self.to_check, self.to_run = Event(), Event()
        self.observer = Observer()
        saved = Saved(project, self._saved)
        self.observer.schedule(saved, str(project.root))
        for room in (project.docs, project.snippets):
            self.observer.schedule(saved, str(room), recursive=True)
        self.threads = [
            Thread(target=self._again_and_again, args=arguments, daemon=True)
            for arguments in ((self.to_check, self._check), (self.to_run, self._run))
        ]

    def __enter__(self) -> Self:
        self.observer.start()
        for thread in self.threads:
            thread.start()
        self._saved()  # what is wrong to begin with
        return self

    def __exit__(self, *_: object) -> None:
        self.observer.stop()
        self.stopped = True
        self._saved()
        self.reruns.abandon()
        for thread in [self.observer, *self.threads]:
            thread.join(5)

    def _saved(self) -> None:
        self.to_check.set()
        self.to_run.set()

    def _again_and_again(self, wanted: Event, act: Callable[[], None]) -> None:
        while not self.stopped:
            if wanted.wait(LOOK):
                while wanted.is_set() and not self.stopped:  # until nothing comes any more
                    wanted.clear()
                    wanted.wait(QUIET)
            elif wanted is self.to_check:
                self.reruns.abandon_outdated()  # what was saved before it could be ended
                continue
            elif not self.reruns.waits:
                continue
            if not self.stopped:
                self._surviving(act)

    def _surviving(self, act: Callable[[], None]) -> None:
        """A fault of ours, or a file that went while it was read, must not end the serving."""
        try:
            act()
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            self.board.put(act.__qualname__, [Finding("fiddler", 0, what, "save once more")])
        else:
            self.board.put(act.__qualname__, [])

    def _run(self) -> None:
        if SERVING.wait(LOOK):
            self.reruns.run_due()
        else:
            self.to_run.set()  # not yet: the first build takes its time

    def _check(self) -> None:
        self.reruns.abandon_outdated()
        self.board.put("check", check(self.project))


class Saved(FileSystemEventHandler):
    """Calls back for every change that may matter: not of hidden files, nor of folders."""

    def __init__(self, project: Project, call: Callable[[], None]) -> None:
        self.rooms = (f"{project.docs}{os.sep}", f"{project.snippets}{os.sep}")
        self.files = (str(project.root / "mkdocs.yml"),)
        self.call = call

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in CHANGES or event.is_directory:
            return
        for path in (str(event.src_path), str(event.dest_path)):
            if path in self.files or path.startswith(self.rooms):
                self.call()
                return

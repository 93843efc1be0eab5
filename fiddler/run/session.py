"""A session of running snippets: starts the fork server, sends it jobs, receives runs."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count, islice
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Any

from fiddler.project import HERE, Project
from fiddler.run.environment import environment
from fiddler.run.outcome import Limits, Run

Job = tuple[str, str]  # a snippet's path, relative to `snippets/`, and the source of it to run

AT_ONCE = 2
NORMAL = Limits()


class ServerEnded(Exception):
    """The fork server ended although it is needed; the text says why."""


class Session:
    """Runs snippets of a project, each in a process of its own, while the `with` block lasts.

    Starting takes some seconds: the libraries are imported once, for all runs. `guards` says what
    confines a run on this machine. Two sessions are independent of each other. Use one from one
    thread at a time.
    """

    guards: str

    def __init__(self, project: Project, hash_seed: str = "0") -> None:
        self._data = project.snippets.resolve() / "data"
        self._hash_seed = hash_seed
        self._numbers = count(1)
        self._early: dict[int, Run] = {}  # runs that ended while another was waited for

    def __enter__(self) -> "Session":
        """Start the server. Raises `ServerEnded` if a library that is installed does not import."""
        self._temporary = tempfile.TemporaryDirectory(prefix="fiddler-", ignore_cleanup_errors=True)
        folder = Path(self._temporary.name).resolve()
        self._log = folder / "log"
        home = folder / "home"
        home.mkdir()
        self._control: Connection[Any, Any]
        self._control, theirs = Pipe()
        # Like `python -W always`: every warning, but what a library itself chooses to silence.
        command = [sys.executable, "-W", "always", "-m", "fiddler.run.server"]
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                [*command, str(theirs.fileno()), str(folder), str(self._data)],
                cwd=HERE.root,
                env=environment(home, self._hash_seed),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for us; closing the connection is for it
            )
        theirs.close()
        try:
            self.guards = self._receive()
        except BaseException:
            self._server.kill()
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def run(self, path: str, source: str, limits: Limits = NORMAL) -> Run:
        """Run one source under a snippet's path."""
        number = self._send(path, source, limits)
        return self._wait_for({number})[1]

    def run_all(self, jobs: Iterable[Job], limits: Limits = NORMAL) -> Iterator[tuple[Job, Run]]:
        """Run the jobs, two at a time; yields each with its run as they finish."""
        waiting = iter(jobs)
        running: dict[int, Job] = {}
        while True:
            for job in islice(waiting, AT_ONCE - len(running)):
                running[self._send(*job, limits)] = job
            if not running:
                return
            number, run = self._wait_for(running.keys())
            yield running.pop(number), run

    def abandon(self) -> None:
        """End what runs, from another thread: who waits for it gets `ServerEnded`."""
        with socket.socket(fileno=os.dup(self._control.fileno())) as control:
            control.shutdown(socket.SHUT_RDWR)

    def _send(self, path: str, source: str, limits: Limits) -> int:
        number = next(self._numbers)
        try:  # does not block: a source is far smaller than the connection's buffer
            self._control.send((number, path, source, limits))
        except ConnectionError:
            raise self._ended() from None
        return number

    def _wait_for(self, numbers: Iterable[int]) -> tuple[int, Run]:
        while True:
            for number in numbers:
                if run := self._early.pop(number, None):
                    return number, run
            number, run = self._receive()
            self._early[number] = run

    def _receive(self) -> Any:
        try:
            return self._control.recv()
        except (EOFError, ConnectionError):
            raise self._ended() from None

    def _ended(self) -> ServerEnded:
        code = self._server.wait()
        # An abandoned server has tidied up.
        log = self._log.read_text(errors="replace") if self._log.is_file() else ""
        last_words = log.strip().splitlines()[-1:]
        return ServerEnded(*last_words or [f"the fork server ended with code {code}"])

    def _close(self) -> None:
        self._control.close()
        self._server.wait()
        self._temporary.cleanup()

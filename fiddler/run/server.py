"""The fork server: imports once, forks a process for each job, and watches over it from outside.

It talks with its `Session` over one connection: (number, path, source, limits) comes in,
(number, run) goes out. When the connection closes, it kills what runs, and ends.
"""

import os
import platform
import shutil
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from types import FrameType
from typing import Any

from fiddler.run import sandbox
from fiddler.run.child import Task, run_task
from fiddler.run.files import Files, open_files, read
from fiddler.run.judge import Ended, Excess, excess, judge
from fiddler.run.outcome import Limits, Run, Warned
from fiddler.run.preload import CannotImport, preload
from fiddler.run.processes import kill_group, kill_strays, resident
from fiddler.run.sandbox import LINUX

Job = tuple[int, str, str, Limits]  # a number for the answer, path, source, limits

TICK = 0.05 if LINUX else 0.25  # seconds between two looks at what the runs use
DUMP_GRACE = 0.3  # seconds for a process to say where it is before it is killed


@dataclass
class Running:
    """A process under watch."""

    number: int
    task: Task
    files: Files
    started: float
    excess: Excess | None = None
    asked: float = 0  # when it was asked where it is, because of the excess


class Server:
    """What the loop knows: the processes under watch, by process id."""

    def __init__(self, control: "Connection[Any, Any]", folder: Path, data: Path) -> None:
        self.control = control
        self.folder = folder
        self.data = data
        self.running: dict[int, Running] = {}
        self.wake, self._wake_writer = os.pipe()
        self._own_memory = resident(os.getpid())

    def serve(self) -> None:
        """Answer jobs until the other side closes the connection."""
        sandbox.prctl(sandbox.PR_SET_CHILD_SUBREAPER, 1)
        os.set_blocking(self.wake, False)
        os.set_blocking(self._wake_writer, False)
        signal.signal(signal.SIGCHLD, _ignore)
        signal.set_wakeup_fd(self._wake_writer)
        try:
            while True:
                ready = wait([self.control, self.wake], TICK if self.running else None)
                if self.wake in ready:
                    os.read(self.wake, 1 << 16)
                if self.control in ready:
                    self._start(self.control.recv())
                self._reap()
                self._look()
        except (EOFError, ConnectionError):
            for pid in self.running:
                kill_group(pid)
            kill_strays(known=())
            shutil.rmtree(self.folder, ignore_errors=True)  # the session may have been killed

    def _start(self, job: Job) -> None:
        number, path, source, limits = job
        folder = self.folder / str(number)
        folder.mkdir()
        if self.data.is_dir():
            (folder / "data").symlink_to(self.data)
        task = Task(f"snippets/{path}", source, limits, folder)
        files = open_files(self.folder)
        pid = os.fork()
        if pid == 0:
            self._become_child(task, files)
        self.running[pid] = Running(number, task, files, time.monotonic())

    def _become_child(self, task: Task, files: Files) -> None:
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.control.close()
            os.close(self.wake)
            os.close(self._wake_writer)
            for other in self.running.values():
                other.files.close()
            run_task(task, files)
            code = 0
        except BaseException as error:
            os.write(files.stderr.fileno(), f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(code)

    def _look(self) -> None:
        """Stop what is beyond its limits: first it is asked where it is, then it is killed."""
        now = time.monotonic()
        for pid, run in self.running.items():
            if run.excess:
                if now > run.asked + DUMP_GRACE:
                    kill_group(pid)
                continue
            memory = resident(pid) - self._own_memory
            printed = run.files.printed()
            run.excess = excess(run.task.limits, now - run.started, memory, printed)
            if run.excess:
                run.asked = now
                os.kill(pid, signal.SIGUSR1)  # the answer ends it, even in C code; see `child`

    def _reap(self) -> None:
        """Answer for the processes that have ended, and kill what they left behind."""
        ended = False
        with suppress(ChildProcessError):  # there are none
            while True:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
                if not pid:
                    break
                ended = True
                if run := self.running.pop(pid, None):
                    kill_group(pid)
                    code = os.waitstatus_to_exitcode(status)
                    self.control.send((run.number, _outcome(run, code, usage.ru_maxrss)))
                    run.files.close()
                    shutil.rmtree(run.task.folder, ignore_errors=True)
        if ended and LINUX:  # where orphans come to us, see PR_SET_CHILD_SUBREAPER
            kill_strays(known=self.running)


def _ignore(_: int, __: FrameType | None) -> None:
    """A handler that does nothing: there has to be one for the wake-up descriptor."""


def _outcome(running: Running, code: int, peak: int) -> Run:
    files, limits = running.files, running.task.limits
    message = files.end_message()
    stderr = read(files.stderr, limits.output_bytes)
    beyond = running.excess or excess(limits, seconds=0, resident=0, output=files.printed())
    ended = Ended(code, message, stderr, read(files.dump), beyond)
    seconds = message["seconds"] if message else time.monotonic() - running.started
    return Run(
        stdout=read(files.stdout, limits.output_bytes),
        figures=tuple(message["figures"]) if message else (),
        warnings=tuple(Warned(**w) for w in message["warnings"]) if message else (),
        seconds=seconds,
        megabytes=peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        failure=judge(running.task.file, ended),
    )


def _guards(folder: Path) -> str:
    """What confines a run here, tried in a process of its own."""
    ours, theirs = Pipe(duplex=False)
    pid = os.fork()
    if pid == 0:
        try:
            theirs.send(sandbox.confine(folder))
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    names = ours.recv() if ours.poll() else ()
    ours.close()
    theirs.close()
    return " + ".join(names) or f"audit hook only ({platform.system()})"


def main() -> None:
    descriptor, folder, data = sys.argv[1:]
    control: Connection[Any, Any] = Connection(int(descriptor))
    try:
        preload()
    except CannotImport as error:
        sys.exit(str(error))
    try:
        control.send(_guards(Path(folder)))
    except ConnectionError:  # nobody waits for it any more
        shutil.rmtree(folder, ignore_errors=True)
        return
    Server(control, Path(folder), Path(data)).serve()
    os._exit(0)  # tearing down all that was imported takes half a second


if __name__ == "__main__":
    main()

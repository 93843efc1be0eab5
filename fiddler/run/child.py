"""What happens inside the process of a run: from the fork to the end message.

The snippet gets a fresh `__main__`, a working folder of its own and fresh random states. The end
message says how it went; a process without one ended early.
"""

import builtins
import contextlib
import ctypes
import faulthandler
import linecache
import os
import random
import signal
import sys
import tempfile
import threading
import time
import types
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import TextIOWrapper
from json import dumps  # by name: the snippet may spoil the module
from pathlib import Path
from typing import IO

from fiddler.run import sandbox
from fiddler.run.audit import Noticed, watch
from fiddler.run.outcome import Failure, Limits, Warned
from fiddler.run.place import line_in_traceback, line_on_stack
from fiddler.run.processes import left_running

MEND = "mend it, or catch and print what a wrong way raises"
THREAD_GRACE = 0.2  # seconds for a thread to finish after the last line
LONGEST_MESSAGE = 300


@dataclass(frozen=True)
class Task:
    """What one process has to run, and where. `file` is the path that its reader knows it by."""

    file: str
    source: str
    limits: Limits
    folder: Path


@dataclass(frozen=True)
class Files:
    """Open files that the process leaves its results in; they have no names on disk."""

    stdout: IO[bytes]
    stderr: IO[bytes]
    end: IO[bytes]
    dump: IO[bytes]  # where it was when it crashed or was stopped

    def all(self) -> tuple[IO[bytes], ...]:
        return self.stdout, self.stderr, self.end, self.dump


class Stderr(TextIOWrapper):
    """Standard error that remembers which line of the snippet wrote to it first."""

    file = ""
    line = 0

    def write(self, text: str) -> int:
        self.line = self.line or line_on_stack(self.file)
        return super().write(text)


def run_task(task: Task, files: Files) -> None:
    """Run the task in this process, which must have been forked for it, and write the end message.

    Like a process that is killed, it ends without Python's own exit functions.
    """
    own = os.getpid()
    _become_the_process(task, files)
    stderr = _standard_streams(task.file, files)
    _reseed()
    main = _fresh_main(task)
    collected: dict[Warned, None] = {}
    warnings.showwarning = _collector(task.file, collected)
    failures: list[Failure] = []
    _hear_of_lost_errors(task.file, failures)
    sandbox.limit_resources(task.limits.megabytes)
    sandbox.confine(task.folder)
    noticed = watch(task.file, task.folder)

    start = time.perf_counter()
    failure = _execute(task, main)
    seconds = time.perf_counter() - start

    if os.getpid() != own:  # a fork of the snippet's own, which must not speak for it
        os._exit(0)
    sandbox.lift_memory_limit()
    figures, undrawn = _figures()
    found = [*noticed.refused, failure, *failures, *_left_behind(noticed), undrawn]
    first = next((f for f in found if f), None)
    message = {
        "seconds": seconds,
        "figures": figures,
        "warnings": [asdict(warned) for warned in collected],
        "failure": asdict(first) if first else None,
        "stderr_line": stderr.line,
    }
    with contextlib.suppress(ValueError, OSError):  # the snippet may have closed them
        sys.stdout.flush()
        sys.stderr.flush()
    ctypes.CDLL(None).fflush(None)
    files.end.write(dumps(message).encode())
    files.end.flush()


def _become_the_process(task: Task, files: Files) -> None:
    """Lead a session of its own, adopt what its children leave behind, live in the folder."""
    os.setsid()
    sandbox.prctl(sandbox.PR_SET_PDEATHSIG, signal.SIGKILL)
    sandbox.prctl(sandbox.PR_SET_CHILD_SUBREAPER, 1)
    faulthandler.enable(files.dump, all_threads=False)
    # The server's question where it is: after the answer the signal kills, as it does by default.
    faulthandler.register(signal.SIGUSR1, files.dump, all_threads=False, chain=True)
    os.chdir(task.folder)
    os.environ["HOME"] = os.environ["TMPDIR"] = str(task.folder)
    tempfile.tempdir = None
    sys.dont_write_bytecode = True
    sys.path[0] = str(task.folder)  # until now the project, which a snippet knows nothing of
    sys.argv = [task.file]


def _standard_streams(file: str, files: Files) -> Stderr:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(files.stdout.fileno(), 1)
    os.dup2(files.stderr.fileno(), 2)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    # Line by line as on a terminal, so that what other processes print comes in order.
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    binary = os.fdopen(2, "wb", closefd=False)
    stderr = Stderr(binary, "utf-8", "backslashreplace", line_buffering=True)
    stderr.file = file
    sys.stderr = stderr
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = (  # type: ignore[misc]
        sys.stdin,
        sys.stdout,
        stderr,
    )
    return stderr


def _reseed() -> None:
    """A fork has the random states of its parent: a snippet that seeds nothing must notice."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if torch := sys.modules.get("torch"):
        torch.seed()


def _fresh_main(task: Task) -> types.ModuleType:
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=task.file, __builtins__=builtins)
    sys.modules["__main__"] = main
    # No time of change: the lines are kept although there is no such file here.
    lines = task.source.splitlines(keepends=True)
    linecache.cache[task.file] = (len(task.source), None, lines, task.file)
    return main


def _collector(file: str, collected: dict[Warned, None]) -> Callable[..., None]:
    """A `warnings.showwarning` that notes each warning at the snippet's line, the same one once."""

    def note(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        *_: object,
    ) -> None:
        # A warning of the compiler comes before there is a frame to find.
        line = line_on_stack(file) or (lineno if filename == file else 0)
        collected.setdefault(Warned(line, category.__name__, str(message)))

    return note


def _hear_of_lost_errors(file: str, failures: list[Failure]) -> None:
    """Count what threads and destructors raise: Python only prints it."""

    def in_thread(lost: threading.ExceptHookArgs) -> None:
        if lost.exc_value and lost.exc_type is not SystemExit:
            failures.append(_failure(lost.exc_value, file))

    def in_destructor(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_value:
            failures.append(_failure(lost.exc_value, file))

    threading.excepthook = in_thread
    sys.unraisablehook = in_destructor
    start = threading.Thread.start

    def start_and_note(thread: threading.Thread) -> None:
        thread.__dict__["_snippet_line"] = line_on_stack(file)
        start(thread)

    threading.Thread.start = start_and_note  # type: ignore[assignment, method-assign]


def _execute(task: Task, main: types.ModuleType) -> Failure | None:
    try:
        code = compile(task.source, task.file, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    except BaseException as error:
        return _failure(error, task.file)
    return None


def _failure(error: BaseException, file: str) -> Failure:
    line = line_in_traceback(error.__traceback__, file)
    if isinstance(error, SystemExit):
        return Failure(line, "calls sys.exit()", "let it run to its end")
    if isinstance(error, SyntaxError):
        line = line or error.lineno or 0
        return Failure(line, f"{type(error).__name__}: {error.msg}", "correct the syntax")
    name = "MemoryError" if isinstance(error, MemoryError) else type(error).__name__
    text = " ".join(str(error).split())
    if len(text) > LONGEST_MESSAGE:
        text = f"{text[: LONGEST_MESSAGE - 2]} …"
    if name == "MemoryError" or "can't allocate memory" in text:
        mend = "take less memory: smaller data, smaller batches"
    elif isinstance(error, ModuleNotFoundError):
        mend = "install what the tests need (`make test` does), or import only that"
    else:
        mend = MEND
    return Failure(line, f"{name}: {text}" if text else name, mend)


def _figures() -> tuple[list[str], Failure | None]:
    """The figures shown, and the failure if one was drawn and never shown."""
    if not (module := sys.modules.get("fiddler.figures")):
        return [], None
    undrawn = None
    if lines := module.lines_of_open_figures():
        what = "draws but never calls plt.show()"
        undrawn = Failure(lines[0], what, "end the drawing with plt.show()")
    return module.drawn, undrawn


def _left_behind(noticed: Noticed) -> list[Failure]:
    """Threads and processes that the snippet started and did not wait for."""
    found = []
    until = time.monotonic() + THREAD_GRACE
    for thread in threading.enumerate():
        if thread.daemon or thread is threading.main_thread():
            continue
        thread.join(max(0, until - time.monotonic()))
        if thread.is_alive():
            line = thread.__dict__.get("_snippet_line", 0)
            what = f"leaves a thread running: {thread.name}"
            found.append(Failure(line, what, "join() it, or use a with block"))
    lines = set(noticed.processes)
    line = lines.pop() if len(lines) == 1 else 0  # of several nobody knows which it was
    for command in left_running():
        what = f"leaves a process running: {command}"
        found.append(Failure(line, what, "wait for it, for instance with subprocess.run()"))
    return found

"""What happens inside the process of a run: from the fork to the end message.

The snippet gets a fresh `__main__`, a working folder of its own and fresh random states. The end
message says how it went; a process without one ended early.
"""

import builtins
import ctypes
import faulthandler
import linecache
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
import types
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from json import dumps  # by name: the snippet may spoil the module
from pathlib import Path
from typing import NoReturn

from fiddler.run import sandbox
from fiddler.run.audit import Noticed, watch
from fiddler.run.errors import failure_of
from fiddler.run.files import Files
from fiddler.run.listen import Heard, Stderr, listen
from fiddler.run.outcome import Failure, Limits
from fiddler.run.processes import left_running

THREAD_GRACE = 0.2  # seconds for a thread to finish after the last line
RESERVE = 4 << 20  # bytes


@dataclass(frozen=True)
class Task:
    """What one process has to run, and where. `file` is the path that its reader knows it by."""

    file: str
    source: str
    limits: Limits
    folder: Path


def run_task(task: Task, files: Files) -> None:
    """Run the task in this process, which must have been forked for it, and write the end message.

    Python's own exit functions are not called: most belong to libraries of the server.
    """
    own = os.getpid()
    _become_the_process(task, files)
    stderr = _standard_streams(task.file, files)
    _reseed()
    main = _fresh_main(task)
    heard = listen(task.file)
    lift_memory_limit = sandbox.limit_resources(task.limits.megabytes)
    sandbox.confine(task.folder)
    noticed = watch(task.file, task.folder)

    start = time.perf_counter()
    error = _execute(task, main, lift_memory_limit)
    seconds = time.perf_counter() - start

    if os.getpid() != own:
        _end_as_fork(error)
    left_behind = [*_left_threads(heard), *_left_processes(noticed)]
    raised = [failure_of(error, task.file)] if error else []
    figures, undrawn = _figures()
    failures = [*noticed.refused, *raised, *heard.failures, *left_behind, *undrawn]
    message = {
        "seconds": seconds,
        "figures": figures,
        "warnings": [asdict(warned) for warned in heard.warnings],
        "failure": asdict(failures[0]) if failures else None,
        "stderr_line": stderr.line,
    }
    _flush()
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
    stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    # Line by line as on a terminal, so that what other processes print comes in order.
    stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    binary = os.fdopen(2, "wb", closefd=False)
    stderr = Stderr(binary, "utf-8", "backslashreplace", line_buffering=True)
    stderr.file = file
    sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stderr
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = stdin, stdout, stderr  # type: ignore[misc]
    return stderr


def _reseed() -> None:
    """A fork has the random states of its parent: a snippet that seeds nothing must notice.

    Python's own `random` sees to that itself.
    """
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


def _execute(
    task: Task, main: types.ModuleType, lift_memory_limit: Callable[[], None]
) -> BaseException | None:
    """Run the source. Returns what it raised."""
    reserve = bytearray(RESERVE)
    try:
        try:
            code = compile(task.source, task.file, "exec", dont_inherit=True)
            exec(code, main.__dict__)
        finally:
            del reserve  # before anything else: there may be no memory left, not even for the
            lift_memory_limit()  # call that lifts the limit
    except BaseException as error:
        return error
    return None


def _end_as_fork(error: BaseException | None) -> NoReturn:
    """End a fork of the snippet's own, which must not speak for it, as Python would."""
    code = 0
    if isinstance(error, SystemExit):
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    elif error:
        traceback.print_exception(error)
        code = 1
    _flush()
    os._exit(code)


def _flush() -> None:
    with suppress(ValueError, OSError):  # the snippet may have closed them
        sys.stdout.flush()
        sys.stderr.flush()
    ctypes.CDLL(None).fflush(None)


def _left_threads(heard: Heard) -> list[Failure]:
    """Threads that outlive the snippet; those of daemons may."""
    until = time.monotonic() + THREAD_GRACE
    left = []
    for thread in threading.enumerate():
        if thread.daemon or thread is threading.main_thread():
            continue
        thread.join(max(0, until - time.monotonic()))
        if thread.is_alive():
            what = f"leaves a thread running: {thread.name}"
            mend = "join() it, or use a with block"
            left.append(Failure(heard.threads.get(thread, 0), what, mend))
    return left


def _left_processes(noticed: Noticed) -> list[Failure]:
    """Processes that outlive the snippet."""
    lines = set(noticed.processes)
    line = lines.pop() if len(lines) == 1 else 0  # of several nobody knows which it was
    mend = "wait for it, for instance with subprocess.run()"
    return [Failure(line, f"leaves a process running: {text}", mend) for text in left_running()]


def _figures() -> tuple[list[str], list[Failure]]:
    """The figures shown, and the failures of those that were drawn and never shown."""
    if not (module := sys.modules.get("fiddler.figures")):
        return [], []
    what, mend = "draws but never calls plt.show()", "end the drawing with plt.show()"
    return module.drawn, [Failure(line, what, mend) for line in module.lines_of_open_figures()]

"""Processes below this one: which there are, which were left behind, what they use."""

import os
import signal
import subprocess
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from fiddler.run.sandbox import LINUX

GRACE = 0.25  # seconds for a process that is about to end
HELPERS = "from multiprocessing."  # Python's own, which end with the process that they serve
PS = ["ps", "-A", "-o", "ppid=,pid=,command="]


def children() -> dict[int, str]:
    """The children of this process, those it adopted included, and what each runs."""
    if not LINUX:
        return children_by_ps()
    found: dict[int, str] = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # a thread that has just ended
            found |= {int(pid): _command(int(pid)) for pid in listing.read_text().split()}
    return found


def children_by_ps() -> dict[int, str]:
    """The same where there is no /proc."""
    table = subprocess.run(PS, capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in table.splitlines()]
    own, ps = str(os.getpid()), " ".join(PS)
    return {int(pid): text for parent, pid, text in rows if parent == own and text != ps}


def left_running() -> list[str]:
    """What the children of this process run that do not end by themselves at once."""
    until = time.monotonic() + GRACE
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return []
        if pid:
            continue
        commands = [text[:80] for text in children().values() if HELPERS not in text]
        if not commands or time.monotonic() > until:
            return commands
        time.sleep(0.005)


def kill_group(leader: int) -> None:
    """Kill what is left of the group that a process leads or led."""
    with suppress(ProcessLookupError, PermissionError):  # macOS refuses where all have ended
        os.killpg(leader, signal.SIGKILL)


def kill_strays(known: Collection[int]) -> None:
    """Kill the children of this process that are not known: those of processes that ended."""
    for pid in children():
        if pid not in known:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def resident(pid: int) -> int:
    """The bytes that a process has in memory; 0 if it has ended."""
    try:
        if LINUX:
            pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        ps = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True)
        return int(ps.stdout or 0) << 10
    except (OSError, IndexError):
        return 0


def _command(pid: int) -> str:
    """The command line of a process. That of a fork is its parent's, so it is called so."""
    try:
        text = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    if text == Path("/proc/self/cmdline").read_bytes():
        return "a fork of itself"
    return os.fsdecode(text).replace("\0", " ").strip()

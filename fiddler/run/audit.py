"""What a run may not do, said in a readable way: write outside its folder, reach the network.

Python announces these to an audit hook before it does them. The hook refuses and remembers: a run
that tried fails even if the snippet caught the error. What Python does not announce, such as a
library's own C code, is left to the kernel (see `sandbox`).
"""

import fcntl
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fiddler.run.outcome import Failure
from fiddler.run.place import callers, line_on_stack

Arguments = tuple[Any, ...]

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
WRITE_BELOW = "write below the working folder (it is thrown away; data/ is read-only)"
STAY_OFFLINE = "read from a package or from data/ instead"

# Events that change what a path points to, and those that change an entry of the folder it is in;
# with the places of path and folder descriptor among the arguments.
Places = list[tuple[int, int]]
CHANGES: dict[str, Places] = {
    "os.chmod": [(0, 2)],
    "os.chown": [(0, 3)],
    "os.utime": [(0, 3)],
}
ENTRIES: dict[str, Places] = {
    "os.link": [(1, 3)],
    "os.mkdir": [(0, 2)],
    "os.remove": [(0, 1)],
    "os.rename": [(0, 2), (1, 3)],
    "os.rmdir": [(0, 1)],
    "os.symlink": [(1, 2)],
}
STARTS_A_PROCESS = {"os.fork", "os.forkpty", "os.posix_spawn", "os.system", "subprocess.Popen"}


class Refused(PermissionError):
    """What the snippet gets to see where it tried what a run may not do."""


@dataclass
class Noticed:
    """What the audit hook saw: attempts that it refused, and the lines that started processes."""

    refused: list[Failure] = field(default_factory=list)
    processes: list[int] = field(default_factory=list)


def watch(file: str, folder: Path) -> Noticed:
    """Install the audit hook: `file` is the snippet's, `folder` the one it may write to.

    Cannot be undone. The result fills as the snippet runs.
    """
    noticed = Noticed()
    writable = [folder.resolve(), Path("/dev/null").resolve(), Path("/dev/shm").resolve()]

    def refuse(what: str, mend: str) -> None:
        noticed.refused.append(Failure(line_on_stack(file), what, mend))
        raise Refused(what)

    def refuse_writing(path: Any, *, entry: bool = False) -> None:
        if isinstance(path, int):  # a descriptor: whoever opened it to write was asked
            return
        given = Path(os.fsdecode(path))
        real = given.parent.resolve() / given.name if entry else given.resolve()
        if not any(real.is_relative_to(place) for place in writable):
            refuse(f"writes to {given}, outside its working folder", WRITE_BELOW)

    def refuse_network(where: str) -> None:
        refuse(f"reaches for the network: {where}", STAY_OFFLINE)

    def on_open(arguments: Arguments) -> None:
        path, _, flags = arguments
        if flags & WRITING:
            refuse_writing(path)

    def on_truncate(arguments: Arguments) -> None:
        refuse_writing(arguments[0])

    def on_socket(arguments: Arguments) -> None:
        _, family, *_ = arguments
        if family in (-1, socket.AF_UNIX):  # -1: made from a descriptor
            return
        if _importing(file):  # urllib3 tries IPv6 while it is imported
            raise Refused("opens a network socket")
        refuse_network("opens a socket")

    def on_address(arguments: Arguments) -> None:
        _, address, *_ = arguments
        if isinstance(address, tuple):
            refuse_network(f"{address[0]}:{address[1]}")
        name = os.fsdecode(address)  # of a socket on this machine: a path, or abstract after a \0
        if not name.startswith("\0"):
            refuse_writing(name)

    def on_host(arguments: Arguments) -> None:
        refuse_network(":".join(str(part) for part in arguments[:2] if part))

    def on_url(arguments: Arguments) -> None:
        url = str(arguments[0])
        if not url.startswith(("file:", "data:")):
            refuse_network(url)

    def on_database(arguments: Arguments) -> None:
        if arguments[0] not in (":memory:", ""):
            refuse_writing(arguments[0])

    def on_process(_: Arguments) -> None:
        noticed.processes.append(line_on_stack(file))

    def on_paths(places: Places, *, entry: bool) -> Callable[[Arguments], None]:
        def check(arguments: Arguments) -> None:
            for path, descriptor in places:
                refuse_writing(_path_of(arguments[path], arguments[descriptor]), entry=entry)

        return check

    handlers: dict[str, Callable[[Arguments], None]] = {
        "open": on_open,
        "os.truncate": on_truncate,
        "socket.__new__": on_socket,
        "socket.bind": on_address,
        "socket.connect": on_address,
        "socket.getaddrinfo": on_host,
        "socket.gethostbyaddr": on_host,
        "socket.gethostbyname": on_host,
        "sqlite3.connect": on_database,
        "urllib.Request": on_url,
        **{event: on_paths(places, entry=False) for event, places in CHANGES.items()},
        **{event: on_paths(places, entry=True) for event, places in ENTRIES.items()},
        **dict.fromkeys(STARTS_A_PROCESS, on_process),
    }

    def hook(event: str, arguments: Arguments) -> None:
        if handler := handlers.get(event):
            handler(arguments)

    sys.addaudithook(hook)
    return noticed


def _path_of(path: Any, folder: int) -> Any:
    """A path that is given below an open folder, or as an open file, in full."""
    try:
        if isinstance(path, int):
            return _opened(path)
        return path if folder == -1 else _opened(folder) / os.fsdecode(path)
    except OSError:  # no such descriptor: the call itself will say so
        return path


def _opened(descriptor: int) -> Path:
    """The path of an open file. It may have been opened only to read."""
    if sys.platform == "darwin":
        found = fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024))
        return Path(os.fsdecode(found.rstrip(b"\0")))
    return Path(f"/proc/self/fd/{descriptor}").readlink()


def _importing(file: str) -> bool:
    """Whether the snippet is at an import statement, however deep below it."""
    for frame in callers():
        if frame.f_code.co_filename == file:
            return False
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
    return False

"""What the kernel refuses a run: writing elsewhere, the network, memory beyond its limit.

Landlock and seccomp need Linux but no root; what is not there is left out, and `confine` says what
was in force. The audit hook in `audit` gives the readable message for most of the same.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

LINUX = sys.platform == "linux"

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

# Landlock's system calls have the same numbers on every architecture.
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
WRITE_FILE = 1 << 1
REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))  # folders, files, links, devices, sockets
REFER = 1 << 13  # rename and link across folders; version 2
TRUNCATE = 1 << 14  # version 3
TCP = 0b11  # bind and connect; version 4
SIGNALS_AND_ABSTRACT_SOCKETS = 0b11  # of processes outside; version 6

# Architecture → its audit number and that of its socket() call.
SECCOMP_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
IO_URING_SETUP = 425
X32 = 0x40000000  # x86-64's second set of call numbers
AF_UNIX = 1
EPERM = 1


def libc() -> ctypes.CDLL:
    """The C library, with `errno` kept."""
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, argument: int) -> None:
    """Set an attribute of this process. Raises `OSError`. Does nothing but on Linux."""
    if LINUX:
        _checked(libc().prctl(option, ctypes.c_ulong(argument), 0, 0, 0))


def confine(folder: Path) -> tuple[str, ...]:
    """Refuse this process and its children to write outside `folder` and to reach the network.

    Cannot be undone. Returns the names of what is in force.
    """
    if not LINUX:
        return ()
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    in_force = []
    if _landlock(folder):
        in_force.append("landlock")
    if _seccomp():
        in_force.append("seccomp")
    return tuple(in_force)


def limit_resources(megabytes: int) -> Callable[[], None]:
    """Limit the memory that this process may add, and the size of files; write no core dumps.

    Beyond the limit an allocation fails, so the error has the line of the snippet. Returns what
    lifts the limit of memory again, so that the error can be reported.
    """
    size = megabytes << 20
    if data := _data_size():
        _set_soft(resource.RLIMIT_DATA, data + size)
    _set_soft(resource.RLIMIT_FSIZE, size)
    _set_soft(resource.RLIMIT_CORE, 0)
    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    return partial(resource.setrlimit, resource.RLIMIT_DATA, (most, most))


def _set_soft(which: int, value: int) -> None:
    resource.setrlimit(which, (value, resource.getrlimit(which)[1]))


def _data_size() -> int:
    """The bytes that RLIMIT_DATA counts now; 0 where the kernel does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0
    sizes = [line.split()[1] for line in status.read_text().splitlines() if "VmData" in line]
    return int(sizes[0]) << 10 if sizes else 0


def _landlock(folder: Path) -> bool:
    version = libc().syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    rights = WRITE_FILE | REMOVE_AND_MAKE
    rights |= REFER if version >= 2 else 0
    rights |= TRUNCATE if version >= 3 else 0
    network = TCP if version >= 4 else 0
    scoped = SIGNALS_AND_ABSTRACT_SOCKETS if version >= 6 else 0
    attributes = struct.pack("=QQQ", rights, network, scoped)
    size = ctypes.c_size_t(len(attributes))
    ruleset = _checked(libc().syscall(LANDLOCK_CREATE_RULESET, attributes, size, 0))
    for path in (folder, Path("/dev/shm"), Path("/dev/null")):
        if path.exists():
            allowed = rights if path.is_dir() else rights & (WRITE_FILE | TRUNCATE)
            _allow(ruleset, path, allowed)
    _checked(libc().syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)
    return True


def _allow(ruleset: int, path: Path, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = struct.pack("=Qi", rights, place)
    _checked(libc().syscall(LANDLOCK_ADD_RULE, ruleset, 1, rule, 0))
    os.close(place)


def _seccomp() -> bool:
    """Refuse socket() but for AF_UNIX, and io_uring, which would be a way around."""
    if platform.machine() not in SECCOMP_ARCHITECTURES:
        return False
    architecture, socket_call = SECCOMP_ARCHITECTURES[platform.machine()]
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    refuse, allow = 0x00050000 | EPERM, 0x7FFF0000
    program = (  # (operation, jump if true, jump if false, operand); jumps skip so many lines
        (load, 0, 0, 4),  # the architecture
        (equal, 0, 6, architecture),
        (load, 0, 0, 0),  # the number of the call
        (at_least, 4, 0, X32),
        (equal, 3, 0, IO_URING_SETUP),
        (equal, 0, 3, socket_call),
        (load, 0, 0, 16),  # its first argument, the family
        (equal, 1, 0, AF_UNIX),
        (give, 0, 0, refuse),
        (give, 0, 0, allow),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    filters = struct.pack("HP", len(program), ctypes.addressof(code))
    return bool(libc().prctl(PR_SET_SECCOMP, 2, filters, 0, 0) == 0)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result

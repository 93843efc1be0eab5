"""The files that a process leaves its results in. They have no names on disk.

Files rather than pipes: nobody has to drain them, and a process left behind cannot hold them open.
"""

import json
import os
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True)
class Files:
    """Open files of one process."""

    stdout: IO[bytes]
    stderr: IO[bytes]
    end: IO[bytes]  # the end message, as JSON
    dump: IO[bytes]  # where it was when it crashed or was stopped

    def close(self) -> None:
        for file in fields(self):
            getattr(self, file.name).close()

    def printed(self) -> int:
        """How many bytes it has printed so far, to either stream."""
        return sum(os.fstat(file.fileno()).st_size for file in (self.stdout, self.stderr))

    def end_message(self) -> dict[str, Any] | None:
        """The end message; None if the process did not write all of it."""
        try:
            message: dict[str, Any] = json.loads(read(self.end))
        except ValueError:
            return None
        return message


def open_files(folder: Path) -> Files:
    """Four empty files in the file system of `folder`, to be closed when the process has ended."""
    return Files(*(tempfile.TemporaryFile(dir=folder) for _ in fields(Files)))


def read(file: IO[bytes], size: int = -1) -> str:
    """The text of a file, at most `size` bytes of it."""
    file.seek(0)
    return file.read(size).decode("utf-8", "backslashreplace")

"""Where in the snippet something happens: the line that its reader has to look at."""

import re
import sys
from collections.abc import Iterator
from types import FrameType, TracebackType


def callers() -> Iterator[FrameType]:
    """The frames of the stack, from the caller's outwards."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back


def line_on_stack(file: str) -> int:
    """The line of the innermost frame that belongs to `file`; 0 if there is none."""
    return next((f.f_lineno for f in callers() if f.f_code.co_filename == file), 0)


def line_in_traceback(traceback: TracebackType | None, file: str) -> int:
    """The line of the last frame of a traceback that belongs to `file`; 0 if there is none."""
    line = 0
    while traceback:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def line_in_dump(dump: str, file: str) -> int:
    """The innermost line of `file` in what `faulthandler` wrote; 0 if it names none."""
    match = re.search(rf'File "{re.escape(file)}", line (\d+)', dump)
    return int(match[1]) if match else 0

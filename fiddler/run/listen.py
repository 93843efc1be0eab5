"""What a run says besides its output: warnings, text on stderr, errors that Python only prints."""

import sys
import threading
import warnings
from dataclasses import dataclass, field
from io import TextIOWrapper

from fiddler.run.errors import failure_of
from fiddler.run.outcome import Failure, Warned
from fiddler.run.place import line_on_stack


@dataclass
class Heard:
    """What was heard so far. Warnings are in order, the same one at the same line once."""

    warnings: dict[Warned, None] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    threads: dict[threading.Thread, int] = field(default_factory=dict)  # where each was started


class Stderr(TextIOWrapper):
    """Standard error that remembers which line of the snippet wrote to it first."""

    file = ""
    line = 0

    def write(self, text: str) -> int:
        self.line = self.line or line_on_stack(self.file)
        return super().write(text)


def listen(file: str) -> Heard:
    """Collect from now on what warnings, threads and destructors say, at the lines of `file`."""
    heard = Heard()

    def note_warning(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        *_: object,
    ) -> None:
        # A warning of the compiler comes before there is a frame to find.
        line = line_on_stack(file) or (lineno if filename == file else 0)
        heard.warnings.setdefault(Warned(line, category.__name__, str(message)))

    def note_error_in_thread(lost: threading.ExceptHookArgs) -> None:
        if lost.exc_value and lost.exc_type is not SystemExit:
            heard.failures.append(failure_of(lost.exc_value, file))

    def note_error_in_destructor(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_value:
            heard.failures.append(failure_of(lost.exc_value, file))

    start = threading.Thread.start

    def note_start(thread: threading.Thread) -> None:
        heard.threads[thread] = line_on_stack(file)
        start(thread)

    warnings.showwarning = note_warning  # type: ignore[assignment]
    threading.excepthook = note_error_in_thread
    sys.unraisablehook = note_error_in_destructor
    threading.Thread.start = note_start  # type: ignore[assignment, method-assign]
    return heard

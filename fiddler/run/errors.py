"""An exception as the failure that a reader sees: one line, at the place to mend."""

from fiddler.run.outcome import Failure
from fiddler.run.place import line_in_traceback

MEND = "mend it, or catch and print what a wrong way raises"
TAKE_LESS = "take less memory: smaller data, smaller batches"
INSTALL = "install what the tests need (`make test` does), or import only that"
LONGEST_MESSAGE = 300


def failure_of(error: BaseException, file: str) -> Failure:
    """The failure that an exception is, at the last line of `file` in its traceback."""
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
    mend = MEND
    if name == "MemoryError" or "can't allocate memory" in text:  # torch raises a RuntimeError
        mend = TAKE_LESS
    elif isinstance(error, ModuleNotFoundError):
        mend = INSTALL
    return Failure(line, f"{name}: {text}" if text else name, mend)

"""Whether a run was good, judged by what its process left when it ended."""

import signal
from dataclasses import dataclass
from typing import Any

from fiddler.run.errors import TAKE_LESS
from fiddler.run.outcome import Failure, Limits
from fiddler.run.place import line_in_dump


@dataclass(frozen=True)
class Excess:
    """A limit that a run was stopped for."""

    what: str
    mend: str


@dataclass(frozen=True)
class Ended:
    """A process that has ended. `code` is its exit code, or minus the signal that killed it.

    `message` is its end message, if it came so far; `dump` what `faulthandler` wrote.
    """

    code: int
    message: dict[str, Any] | None
    stderr: str
    dump: str
    excess: Excess | None


def excess(limits: Limits, seconds: float, resident: int, output: int) -> Excess | None:
    """The limit that a run is beyond. `resident` and `output` are in bytes."""
    if seconds > limits.seconds:
        what = f"still running after {limits.seconds:g} s"
        return Excess(what, "do less work, or find the loop that does not end")
    if resident > limits.megabytes << 20:
        what = f"takes more than {limits.megabytes} MB of memory"
        return Excess(what, TAKE_LESS)
    if output > limits.output_bytes:
        what = f"prints more than {limits.output_bytes >> 10} KiB"
        return Excess(what, "print few, labelled, rounded numbers")
    return None


def judge(file: str, ended: Ended) -> Failure | None:
    """The failure of a run, or None. Of several the first cause counts."""
    line = line_in_dump(ended.dump, file)
    if ended.excess:
        return Failure(line, ended.excess.what, ended.excess.mend)
    if ended.message is None:
        return Failure(line, _early_end(ended), "let it run to its end")
    if failure := ended.message["failure"]:
        return Failure(**failure)
    if lines := ended.stderr.strip().splitlines():
        telling = -1 if lines[0].startswith("Traceback ") else 0
        what = f"writes to stderr: {lines[telling]}"
        mend = "print what a reader should see, leave out the rest"
        return Failure(ended.message["stderr_line"], what, mend)
    return None


def _early_end(ended: Ended) -> str:
    if ended.code >= 0:
        how = f"with exit code {ended.code}"
    else:
        how = f"killed by {signal.Signals(-ended.code).name}"
    last_words = ended.stderr.strip().splitlines()[-1:]
    return ": ".join([f"ends early, {how}", *last_words])

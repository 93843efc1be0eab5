"""What a run is allowed, and what it gives back."""

from dataclasses import dataclass

from fiddler.records import Warned


@dataclass(frozen=True)
class Limits:
    """What a run may use. `megabytes` counts from what the process has when it starts."""

    seconds: float = 60
    megabytes: int = 2048
    output_bytes: int = 1 << 20


@dataclass(frozen=True)
class Failure:
    """Why a run failed. `line` is the snippet's own, 0 where it cannot be known."""

    line: int
    what: str
    mend: str


@dataclass(frozen=True)
class Run:
    """What a snippet did: its output, its figures as SVG texts, and its warnings in order.

    `seconds` is the snippet's own work, without starting and ending its process. `megabytes` is
    the most that the process had in memory, libraries included.
    """

    stdout: str
    figures: tuple[str, ...]
    warnings: tuple[Warned, ...]
    seconds: float
    megabytes: float
    failure: Failure | None


__all__ = ["Failure", "Limits", "Run", "Warned"]

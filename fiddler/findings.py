"""A finding: one line that says where something is wrong, what it is, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Finding:
    """Something wrong at a place. `line` 0 means the whole file."""

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        what = " ".join(self.what.split())
        return f"{place}: {what} · {self.mend}"


class Wrong(Exception):
    """Raised by a pure function that cannot go on; carries the finding to report."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The names that a mistyped one may have meant, the likeliest first; at least one if any."""
    names = sorted(names)
    return get_close_matches(name, names, n=3, cutoff=0.6) or names[:1]

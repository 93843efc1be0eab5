"""Running snippets: a process each, forked from a server that has imported what snippets use.

`session` is the parent's side, `server` forks and watches, `child` runs inside the process.
"""

from fiddler.run.environment import environment
from fiddler.run.outcome import Failure, Limits, Run, Warned
from fiddler.run.session import Job, ServerEnded, Session

__all__ = [
    "Failure",
    "Job",
    "Limits",
    "Run",
    "ServerEnded",
    "Session",
    "Warned",
    "environment",
]

"""The process of a notebook's kernel: confined as a snippet is, then an ordinary ipykernel."""

import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp

from fiddler.kernel_figures import report_open_figures
from fiddler.project import HERE
from fiddler.run import sandbox
from fiddler.run.audit import Noticed, watch


def main() -> None:
    """`python -m fiddler.kernel FOLDER MEGABYTES ARGUMENT…`; the arguments are ipykernel's."""
    folder, megabytes, *arguments = sys.argv[1:]
    sys.path[:] = [path for path in sys.path if path != str(HERE.root)]
    sandbox.prctl(sandbox.PR_SET_PDEATHSIG, signal.SIGKILL)
    sandbox.limit_resources(int(megabytes))
    sandbox.confine(Path(folder))
    noticed = watch("", Path(folder))
    IOPubThread._setup_pipe_in = _no_port  # type: ignore[method-assign]
    app = IPKernelApp.instance()
    app.initialize(arguments)  # type: ignore[no-untyped-call]
    noticed.refused.clear()  # what the kernel itself tried, before any cell
    for report in (report_open_figures, partial(report_refused, noticed)):
        app.shell.events.register("post_run_cell", report)  # type: ignore[union-attr]
    app.start()  # type: ignore[no-untyped-call]


def report_refused(noticed: Noticed, *_: Any) -> None:
    """After a cell: what it tried and must not, also where it caught the error, is on stderr.

    No record may hold that.
    """
    for failure in noticed.refused:
        print(failure.what, file=sys.stderr)
    noticed.refused.clear()


def _no_port(thread: IOPubThread) -> None:
    """In place of a TCP port for what forks of the kernel print, which is refused here."""
    thread._pipe_flag = False


if __name__ == "__main__":
    main()

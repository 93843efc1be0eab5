"""The process of a notebook's kernel: confined as a snippet is, then an ordinary ipykernel."""

import signal
import sys
from pathlib import Path

from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp

from fiddler.kernel_figures import report_open_figures
from fiddler.project import HERE
from fiddler.run import sandbox
from fiddler.run.audit import watch


def main() -> None:
    """`python -m fiddler.kernel FOLDER MEGABYTES ARGUMENT…`; the arguments are ipykernel's."""
    folder, megabytes, *arguments = sys.argv[1:]
    sys.path[:] = [path for path in sys.path if path != str(HERE.root)]
    sandbox.prctl(sandbox.PR_SET_PDEATHSIG, signal.SIGKILL)
    sandbox.limit_resources(int(megabytes))
    sandbox.confine(Path(folder))
    watch("", Path(folder))
    IOPubThread._setup_pipe_in = _no_port  # type: ignore[method-assign]
    app = IPKernelApp.instance()
    app.initialize(arguments)  # type: ignore[no-untyped-call]
    app.shell.events.register("post_run_cell", report_open_figures)  # type: ignore[union-attr]
    app.start()  # type: ignore[no-untyped-call]


def _no_port(thread: IOPubThread) -> None:
    """In place of a TCP port for what forks of the kernel print, which is refused here."""
    thread._pipe_flag = False


if __name__ == "__main__":
    main()

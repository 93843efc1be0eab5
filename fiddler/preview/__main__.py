"""The process that serves: MkDocs in front, the check and the runs in threads behind it."""

import errno
import os
import signal
import sys
from pathlib import Path

from fiddler.build import defer_converters
from fiddler.findings import Finding
from fiddler.preview.board import BOARD
from fiddler.preview.reruns import Reruns
from fiddler.preview.watch import Watch
from fiddler.project import Project

HOOKS = ["fiddler/hooks.py", "fiddler/preview/hook.py"]


def main() -> int:
    """Serve the project that stands in the working folder, until interrupted."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    # Started in the background, a process ignores Ctrl-C, and so would the end that `serve` sends.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    defer_converters()
    project = Project(Path.cwd())
    with Reruns(project, BOARD) as reruns, Watch(project, BOARD, reruns):
        try:
            serve("mkdocs.yml", hooks=HOOKS)
        except MkDocsException as error:
            print(error, file=sys.stderr)
            return 1
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            what, mend = "the address is in use", "end what uses it, perhaps another `make serve`"
            print(Finding("make serve", 0, what, mend), file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            return 130
    return 0


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())

"""A notebook run from top to bottom, in a kernel that is bounded like a snippet's process."""

import atexit
import json
import os
import re
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from fiddler.findings import Finding
from fiddler.notebook_figures import Content, Drawn, nameless, take_figures
from fiddler.project import HERE, Project
from fiddler.run import Limits, environment

NORMAL = Limits()
STARTUP_SECONDS = 60
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LINE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
KILLED = "remove what ends the process: os._exit(), a crash, more memory than allowed"


@dataclass(frozen=True)
class NotebookRun:
    """A notebook with the outputs of a run, and the figures drawn.

    With a `failure` both end at the cell that failed.
    """

    content: Content
    drawn: list[Drawn]
    failure: Finding | None


def run_notebook(
    project: Project, path: str, content: Content, limits: Limits = NORMAL, hash_seed: str = "0"
) -> NotebookRun:
    """Run every code cell in a fresh kernel, confined like a snippet, in a folder with `data/`.

    `limits.seconds` holds for each cell, the others for the notebook.
    """
    with tempfile.TemporaryDirectory(prefix="fiddler-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary).resolve()
        if (project.snippets / "data").is_dir():
            (folder / "data").symlink_to((project.snippets / "data").resolve())
        client = _Client(_node(content), _Kernel(folder, limits), limits)
        variables = environment(folder, hash_seed) | {"PYTHONPATH": str(HERE.root)}
        variables["MPLBACKEND"] = "module://fiddler.kernel_figures"
        with (folder / "log").open("wb") as log:
            failure = client.run(cwd=str(folder), env=variables, stdout=DEVNULL, stderr=log)
        if failure and not client.number:
            last = (folder / "log").read_text(errors="replace").strip().split("\n")[-1]
            failure = (f"the kernel did not start: {last}", failure[1])
    place = f"docs/{path}:cell {client.number}" if client.number else f"docs/{path}"
    finding = Finding(place, 0, *failure) if failure else None
    content, drawn = take_figures(path, json.loads(json.dumps(client.nb)))
    return NotebookRun(content, drawn, finding or next(nameless(content, drawn), None))


class _Kernel(AsyncKernelManager):
    """Starts `fiddler.kernel`, and talks to it by files of the folder instead of ports."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        super().__init__(transport="ipc", connection_file=str(folder / "kernel.json"))
        command = [sys.executable, "-m", "fiddler.kernel", str(folder), str(limits.megabytes)]
        command += ["-f", "{connection_file}", "--HistoryManager.enabled=False"]
        self._spec = KernelSpec(argv=command, display_name="Python 3", language="python")

    @property
    def kernel_spec(self) -> KernelSpec:
        return self._spec

    def kill(self) -> None:
        """Kill the kernel and its children at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.provisioner.pid, signal.SIGKILL)  # type: ignore[union-attr]


class _Client(NotebookClient):
    """Runs every cell, whatever its tags say, and ends a kernel that prints too much."""

    def __init__(self, notebook: Any, kernel: _Kernel, limits: Limits) -> None:
        super().__init__(
            notebook,
            km=kernel,
            timeout=max(1, round(limits.seconds)),
            startup_timeout=STARTUP_SECONDS,
            force_raise_errors=True,
            skip_cells_with_tag="",
            record_timing=False,
            coalesce_streams=True,
            on_cell_execute=self._begin,
        )
        self.number = 0  # of the cell that runs, from 1
        self._kernel = kernel
        self._limits = limits
        self._printed = 0

    def run(self, **start: Any) -> tuple[str, str] | None:
        """Run the notebook; what failed and how to mend it, or None."""
        try:
            self.execute(cleanup_kc=True, **start)
        except CellExecutionError as error:
            return self._raised(error), "mend it, or catch and print what a wrong way raises"
        except CellTimeoutError:
            return f"still running after {self._limits.seconds:g} s", "let it do less"
        except DeadKernelError:
            if self._printed > self._limits.output_bytes:
                return f"prints more than {self._limits.output_bytes} bytes", "print less"
            return "the process ended early", KILLED
        except RuntimeError as error:  # from before the first cell
            atexit.unregister(self._cleanup_kernel)  # which nbclient forgets here
            return str(error), "see fiddler/kernel.py"
        return None

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        self._printed += len(msg["content"].get("text", "")) + sum(
            len(text) for text in msg["content"].get("data", {}).values()
        )
        if self._printed > self._limits.output_bytes:
            self._kernel.kill()
            return None
        return super().process_message(msg, cell, cell_index)

    def _begin(self, cell: Any, cell_index: int) -> None:
        self.number = cell_index + 1

    def _raised(self, error: CellExecutionError) -> str:
        count = str(self.code_cells_executed)
        places = LINE.findall(COLOUR.sub("", error.traceback))
        line = next((line for cell, line in reversed(places) if cell == count), "")
        what = f"{error.ename}: {error.evalue}"
        if error.ename == "SystemExit":
            what = "calls sys.exit()"
        elif error.ename == "Refused":
            what = error.evalue
        return f"line {line}: {what}" if line else what


def _node(content: Content) -> Any:
    return nbformat.reads(json.dumps(content), as_version=4)  # type: ignore[no-untyped-call]

"""Serving while writing: a change of the machinery starts the server again, and nothing is left."""

import signal
import subprocess
import sys
import time

import pytest

SERVER = """
import sys, time
with open("log", "a") as log:
    print("start", file=log, flush=True)
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        print("stop", file=log)
"""
SERVE = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # these tests may run under nohup
import fiddler.serve
from fiddler.project import Project
fiddler.serve.COMMAND = (sys.executable, "-c", sys.argv[2])
raise SystemExit(fiddler.serve.serve(Project(Path(sys.argv[1]))))
"""


@pytest.fixture
def serve(tmp_path):
    """Starts `serve` on an empty project with a stand-in for MkDocs, and ends it."""
    (tmp_path / "fiddler").mkdir()
    (tmp_path / "fiddler/maths.py").write_text("")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    started = []

    def serve(server):
        command = [sys.executable, "-c", SERVE, str(tmp_path), server]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        return started[0]

    yield serve
    for process in started:
        process.kill()
        process.wait()


def log_becomes(root, expected):
    deadline = time.monotonic() + 20
    log = ""
    while log != expected and time.monotonic() < deadline:
        time.sleep(0.05)
        log = (root / "log").read_text() if (root / "log").exists() else ""
    return log == expected


@pytest.mark.parametrize("file", ["fiddler/maths.py", "fiddler/new.py", "mkdocs.yml"])
def test_changed_machinery_starts_the_server_again_and_ending_us_ends_it(serve, tmp_path, file):
    process = serve(SERVER)
    assert log_becomes(tmp_path, "start\n")
    (tmp_path / file).write_text("site_name: y\n")
    assert log_becomes(tmp_path, "start\nstop\nstart\n")
    process.terminate()
    process.wait(20)
    assert log_becomes(tmp_path, "start\nstop\nstart\nstop\n")


def test_closing_the_terminal_ends_the_server(serve, tmp_path):
    process = serve(SERVER)
    assert log_becomes(tmp_path, "start\n")
    process.send_signal(signal.SIGHUP)
    process.wait(20)
    assert log_becomes(tmp_path, "start\nstop\n")


def test_a_server_that_cannot_start_ends_us_with_its_exit_code(serve):
    assert serve("raise SystemExit(3)").wait(20) == 3

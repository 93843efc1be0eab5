"""Serve the site while writing: `preview` is the server; a change of machinery restarts it."""

import os
import signal
import subprocess
import sys
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from fiddler.project import Project

COMMAND = (sys.executable, "-m", "fiddler.preview")
CHANGES = ("created", "deleted", "modified", "moved")
POLL = 0.2  # seconds


def serve(project: Project) -> int:
    """Serve until interrupted. Returns the exit code of MkDocs where it cannot start."""
    changed = Machinery(project)
    observer = Observer()
    observer.schedule(changed, str(project.root / "fiddler"), recursive=True)
    observer.schedule(changed, str(project.root))
    observer.start()
    # Whoever ends us, or closes our terminal, ends the server too, and it tidies up.
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, signal.default_int_handler)
    try:
        return _serve_again_and_again(project, changed.event)
    finally:
        observer.stop()
        observer.join()


def _serve_again_and_again(project: Project, changed: Event) -> int:
    started_before = False
    while True:
        changed.clear()
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        # In a session of its own, so that Ctrl-C reaches only us and the server stops once.
        with subprocess.Popen(
            COMMAND, cwd=project.root, env=environment, start_new_session=True
        ) as server:
            try:
                while not changed.wait(POLL) and server.poll() is None:
                    pass
                if server.poll() is not None:
                    if not started_before:
                        return server.returncode
                    print("── mend it: saving starts the server again", flush=True)
                    changed.wait()
                print("── the machinery changed: starting again", flush=True)
            finally:
                server.send_signal(signal.SIGINT)
        started_before = True


class Machinery(FileSystemEventHandler):
    """Notices changes of what the server has loaded for good: our modules and its configuration."""

    def __init__(self, project: Project) -> None:
        self.event = Event()
        self.modules = f"{project.root / 'fiddler'}{os.sep}"
        self.config = str(project.root / "mkdocs.yml")

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in CHANGES:
            return
        for path in (str(event.src_path), str(event.dest_path)):
            if path == self.config or (path.startswith(self.modules) and path.endswith(".py")):
                self.event.set()

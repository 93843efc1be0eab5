"""The two locks, with hashes and for all platforms: `site.lock`, and `test.lock` on top of it."""

import subprocess
import sys

from fiddler.project import Project

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--upgrade"),
    *("--generate-hashes", "--universal", "--fork-strategy", "fewest", "--python-version", "3.11"),
    "pyproject.toml",
]
LOCKS = {"site.lock": [], "test.lock": ["--group", "test", "--constraint", "site.lock"]}


def lock(project: Project) -> int:
    """Resolve the dependencies of `pyproject.toml` again. Returns the exit code of uv.

    torch is in neither lock: its own dependencies are listed by hand, it is installed in a step
    of its own, and `pip check` proves the list complete. The comments that say which package
    needs which are read by `fiddler.needs`.
    """
    for name, options in LOCKS.items():
        print(f"resolving {name} …", flush=True)
        command = [*COMPILE, *options, "--output-file", name]
        result = subprocess.run(command, cwd=project.root, check=False)
        if result.returncode:
            return result.returncode
    return 0

"""The two locks, with hashes and for all platforms: `site.lock`, and `test.lock` on top of it."""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from fiddler.project import Project

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--upgrade"),
    *("--generate-hashes", "--universal", "--fork-strategy", "fewest", "--python-version", "3.11"),
]


def lock(project: Project) -> int:
    """Resolve the dependencies of `pyproject.toml` again. Returns the exit code of uv.

    torch is in neither lock: its own dependencies are listed by hand, it is installed in a step
    of its own, and `pip check` proves the list complete.
    """
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    site = settings["project"]["dependencies"]
    groups = settings["dependency-groups"]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.in")
        for name, names, base in [
            ("site.lock", site, None),
            ("test.lock", [*site, *groups["test"], *groups["torch"]], "site.lock"),
        ]:
            print(f"resolving {name} …", flush=True)
            wanted.write_text("\n".join(names), encoding="utf-8")
            constrained = ["--constraint", str(project.root / base)] if base else []
            output = ["--output-file", str(project.root / name), "--no-annotate"]
            result = subprocess.run([*COMPILE, *constrained, *output, str(wanted)], check=False)
            if result.returncode:
                return result.returncode
    return 0

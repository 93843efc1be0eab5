"""What the Makefile sets up, where the Python of `.venv` has gone, as after an upgrade of it."""

import os
import shutil
import subprocess
import sys

import pytest

from fiddler.project import HERE


@pytest.fixture
def stale(tmp_path):
    """A checkout in which everything was installed, for a Python that is not there any more."""
    for name in ("Makefile", "pyproject.toml", "site.lock", "test.lock"):
        shutil.copy(HERE.root / name, tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("python", "python3"):
        (tmp_path / ".venv/bin" / name).symlink_to("/nowhere/python3")
    for stamp in (".site", ".test"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def make(folder, *arguments):
    """What make says; `make test`, which may run this, is not the make above it."""
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, env=alone
    )
    return done.stdout


@pytest.mark.parametrize(("target", "lock"), [("site", "site.lock"), ("test", "test.lock")])
def test_everything_is_installed_again(stale, target, lock):
    assert f"--require-hashes -r {lock}" in make(stale, "--dry-run", target)


def test_the_venv_is_made_again(stale):
    make(stale, ".venv/bin/python")
    subprocess.run([stale / ".venv/bin/python", "-m", "pip", "--version"], check=True)


def test_what_is_installed_is_left_alone(stale):
    (stale / ".venv/bin/python").unlink()
    (stale / ".venv/bin/python").symlink_to(sys.executable)
    assert "pip" not in make(stale, "--dry-run", "site", "test")

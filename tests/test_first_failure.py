"""`pytest -x` and Ctrl-C end at once: what is still to run is not waited for."""

import shutil
import subprocess
import sys

from fiddler.project import HERE

TESTS = """\
import pytest

JOBS = [("a/b.py", "print(1)"), *(("a/b.py", f"import time; time.sleep({n})") for n in (98, 99))]


@pytest.mark.parametrize("jobs", [[job] for job in JOBS])
def test_it(jobs, runs):
    assert runs[jobs[0]].result().stdout == "2"
"""


def test_after_the_first_failure_no_run_is_waited_for(tmp_path):
    (tmp_path / "tests").mkdir()
    for name in ("fiddler", "tests/browsing.py", "tests/conftest.py", "pyproject.toml"):
        copy = shutil.copytree if (HERE.root / name).is_dir() else shutil.copy
        copy(HERE.root / name, tmp_path / name)
    (tmp_path / "tests/test_it.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-x", "tests/test_it.py"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=80
    )
    assert "stopping after 1 failures" in done.stdout

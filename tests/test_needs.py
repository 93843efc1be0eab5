"""A page's tests install what its snippets import, from the lock, and nothing else."""

import re
import sys
from pathlib import Path

import pytest
from planted import plant

from fiddler import needs
from fiddler.findings import Wrong
from fiddler.needs import dependency_groups, imported, part_of, read_lock
from fiddler.project import HERE

LOCK = read_lock((HERE.root / "test.lock").read_text())
GROUPS = dependency_groups(HERE)


def installed_for(*imports: str) -> set[str]:
    packages = [package for name in imports for package in GROUPS[name]]
    return set(read_lock(part_of(LOCK, packages)))


def test_the_first_names_of_all_imports_count_wherever_they_stand():
    source = (
        "import numpy as np\ndef f():\n    from torch.optim import SGD\n    import os.path, a.b"
    )
    assert imported(source) == {"numpy", "torch", "os", "a"}
    assert imported("import torch\nprint((") == set()


def test_a_pandas_recipe_brings_pandas_and_what_pandas_needs():
    brought = installed_for("pandas")
    assert {"pandas", "numpy", "python-dateutil"} <= brought
    assert not brought & {"matplotlib", "scikit-learn", "torch", "sympy", "mypy", "playwright"}
    assert len(brought) < 8


def test_figures_and_scikit_learn_bring_what_they_need_over_several_steps():
    assert {"matplotlib", "pillow", "contourpy", "numpy"} <= installed_for("matplotlib")
    assert {"scikit-learn", "scipy", "joblib", "numpy"} <= installed_for("sklearn")


def test_the_part_keeps_every_hash_and_marker_of_the_lock():
    whole = (HERE.root / "test.lock").read_text()
    assert part_of(LOCK, LOCK) == whole
    assert all(entry in whole for entry in re.split(r"(?m)^(?=\S)", part_of(LOCK, ["pandas"])))
    assert all("--hash=sha256:" in locked.text for locked in LOCK.values())


def test_every_package_of_a_group_is_locked_and_every_library_of_a_snippet_has_a_group():
    packages = {package for name in GROUPS for package in GROUPS[name]}
    assert packages <= LOCK.keys()
    libraries = needs.needs(HERE, []) - sys.stdlib_module_names
    assert libraries <= GROUPS.keys()


@pytest.fixture
def pip(monkeypatch):
    """The commands that would be run, and the names in the part of the lock that each is given."""
    ran: list[tuple[list[str], set[str]]] = []

    def run(command, check):
        part = Path(command[-1]).read_text() if "-r" in command else ""
        ran.append((list(command), set(read_lock(part))))
        return type("Done", (), {"returncode": 0})

    monkeypatch.setattr("fiddler.needs.subprocess.run", run)
    return ran


@pytest.fixture
def project(tmp_path):
    """A page whose one snippet imports torch, and one whose snippet imports pandas."""
    for name in ("pyproject.toml", "test.lock"):
        (tmp_path / name).write_text((HERE.root / name).read_text())
    return plant(
        tmp_path,
        {
            "snippets/recipes/count/rows.py": '"""Count rows."""\n\nimport pandas\n',
            "snippets/concepts/sgd/step.py": '"""One step."""\n\nimport torch\n',
        },
    )


def test_a_pandas_page_never_installs_torch(pip, project, monkeypatch):
    monkeypatch.setattr(needs, "installed", lambda package: "")
    assert needs.install(project, ["recipes/count"]) == 0
    [(command, names)] = pip
    assert "--require-hashes" in command
    assert names == installed_for("pandas")


def test_torch_is_installed_in_a_step_of_its_own_from_the_index_that_is_named(
    pip, project, monkeypatch
):
    monkeypatch.setattr(needs, "installed", lambda package: "")
    monkeypatch.setenv("TORCH_INDEX", "https://torch.example/cpu")
    assert needs.install(project, ["concepts/sgd"]) == 0
    (_, names), (torch, _) = pip
    assert "sympy" in names
    assert torch[-3:-1] == ["--index-url", "https://torch.example/cpu"]
    assert torch[-1].startswith("torch==")


def test_a_package_that_pip_is_just_writing_is_not_there_yet(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    half = tmp_path / "half-1.0.dist-info"
    half.mkdir()
    (half / "METADATA").write_text("Name: half\nVersion: 1.0\n")
    assert needs.installed("half") == ""
    (half / "RECORD").write_text("half-1.0.dist-info/METADATA,,\n")
    assert needs.installed("half") == "1.0"
    assert needs.is_here("halves", {"halves": ["half"]})
    assert not needs.is_here("halves", {"halves": ["half", "other-half"]})


def test_what_is_installed_as_locked_is_not_installed_again(pip, project):
    assert needs.install(project, ["concepts/sgd", "recipes/count"]) == 0
    assert pip == []


def test_a_page_that_has_no_code_is_said(project):
    with pytest.raises(Wrong, match=r"recipes/cont: no page or snippet of this name has code"):
        needs.install(project, ["recipes/cont"])


def test_a_group_that_is_not_locked_yet_is_said(pip, project):
    file = project.root / "pyproject.toml"
    file.write_text(file.read_text().replace('pandas = ["pandas"]', 'pandas = ["pandas>=3"]'))
    said = r"^pyproject.toml: pandas>=3 is not locked · run `make lock`"
    with pytest.raises(Wrong, match=said):
        needs.install(project, ["recipes/count"])
    assert pip == []

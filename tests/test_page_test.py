"""`make test page=…` stops at what is wrong with the sources: a wrong include would run nothing."""

import shutil

import pytest
from planted import plant

from fiddler.__main__ import main
from fiddler.project import HERE, Project
from fiddler.prove import is_proved, prove_again


@pytest.mark.parametrize("command", [["concepts/momentum"], ["--changed"]])
def test_a_wrong_include_is_said_and_nothing_is_called_proved(command, tmp_path, capsys):
    wrong = ("momentum/ball.py:start", "momentm/ball.py:start")
    plant(tmp_path, {"docs/concepts/momentum.md": wrong})
    assert main(["--root", str(tmp_path), "test", *command]) == 1
    said = capsys.readouterr()
    assert 'no snippet "concepts/momentm/ball.py"' in said.err
    assert "proved" not in said.out


@pytest.mark.parametrize("file", ["docs/a.md", "theme/a.html", "README.md", "tests/test_a.py"])
def test_what_is_proved_is_not_read_again_until_a_file_of_the_checkout_changes(file, tmp_path):
    for name in ("mkdocs.yml", "pyproject.toml", "test.lock"):
        shutil.copy(HERE.root / name, tmp_path)
    project = Project(tmp_path)
    assert not is_proved(project)
    assert prove_again(project) == []
    assert is_proved(project)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).symlink_to(tmp_path / "mkdocs.yml")  # which the check refuses
    assert not is_proved(project)


def test_what_is_proved_is_proved_again_where_something_else_is_installed(tmp_path, monkeypatch):
    for name in ("mkdocs.yml", "pyproject.toml", "test.lock"):
        shutil.copy(HERE.root / name, tmp_path)
    project = Project(tmp_path)
    assert prove_again(project) == []
    packages = tmp_path / "site-packages"
    (packages / "pandas-9.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(packages))
    assert not is_proved(project)


@pytest.mark.parametrize("command", ["record", "test"])
def test_of_a_page_whose_snippet_does_not_parse_the_fault_itself_is_said(command, tmp_path, capsys):
    for name in ("pyproject.toml", "test.lock"):
        shutil.copy(HERE.root / name, tmp_path)
    plant(tmp_path, {"snippets/concepts/momentum/ball.py": '"""A ball."""\n\nx = (\n'})
    assert main(["--root", str(tmp_path), command, "concepts/momentum"]) == 1
    said = capsys.readouterr().err
    assert "snippets/concepts/momentum/ball.py:3: SyntaxError: '(' was never closed" in said
    assert "no page or snippet" not in said

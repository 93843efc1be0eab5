"""`make test page=…` stops at what is wrong with the sources: a wrong include would run nothing."""

import pytest
from planted import plant

from fiddler.__main__ import main


@pytest.mark.parametrize("command", [["concepts/momentum"], ["--changed"]])
def test_a_wrong_include_is_said_and_nothing_is_called_proved(command, tmp_path, capsys):
    wrong = ("momentum/ball.py:start", "momentm/ball.py:start")
    plant(tmp_path, {"docs/concepts/momentum.md": wrong})
    assert main(["--root", str(tmp_path), "test", *command]) == 1
    said = capsys.readouterr()
    assert 'no snippet "concepts/momentm/ball.py"' in said.err
    assert "proved" not in said.out

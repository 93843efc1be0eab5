"""The weekly question: what counts as a finding, and the one issue that tells of it."""

import importlib.util
import json
import os

import pytest

from fiddler.project import HERE

spec = importlib.util.spec_from_file_location("weekly", HERE.root / ".ci/weekly.py")
weekly = importlib.util.module_from_spec(spec)
spec.loader.exec_module(weekly)

ABOUT = "torch 2.14.0, pandas 3.2.0; locked: torch 2.13.0, pandas 3.1.1"
FOUND = 'snippets/a/b.txt:1: snippets/a/b.py printed "2" when recorded, now "3" · run `make record`'
VERSIONS = 'snippets/about/proof/versions.txt:2: … printed "torch: 2.13.0" when recorded · mend it'

# Says each call and what came with it in a file beside itself, and lists the issues it is told of.
GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "calls").open("a") as calls:
    print(json.dumps([sys.argv[1:], sys.stdin.read()]), file=calls)
if sys.argv[2] == "list":
    print((here / "issues").read_text())
"""


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """Report an answer while these issues are open: what `gh` is asked, but for the list."""

    def report(answer, issues):
        tool = tmp_path / "gh"
        tool.write_text(GH)
        tool.chmod(0o755)
        (tmp_path / "issues").write_text(json.dumps(issues))
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        if answer is not None:
            (tmp_path / "answer").write_text(answer)
        assert weekly.main("report", str(tmp_path / "answer")) == 0
        lines = (tmp_path / "calls").read_text().splitlines()
        return [(call, text) for call, text in map(json.loads, lines) if call[1] != "list"]

    return report


OURS = {"number": 7, "title": weekly.TITLE}
OTHER = {"number": 3, "title": "Something else"}


def test_the_first_findings_open_an_issue(calls):
    ((call, text),) = calls(f"{ABOUT}\n{FOUND}\n", [OTHER])
    assert call == ["issue", "create", "--title", weekly.TITLE, "--body-file", "-"]
    assert f"    {FOUND}" in text.split("\n")
    assert ABOUT in text


def test_later_findings_rewrite_that_issue(calls):
    ((call, text),) = calls(f"{ABOUT}\n{FOUND}\n", [OTHER, OURS])
    assert call == ["issue", "edit", "7", "--body-file", "-"]
    assert FOUND in text


def test_it_is_closed_when_all_is_well(calls):
    ((call, _),) = calls(f"{ABOUT}\n", [OURS])
    assert call[:3] == ["issue", "close", "7"]
    assert ABOUT in call[-1]


def test_nothing_is_said_when_all_is_well_and_was(calls):
    assert calls(f"{ABOUT}\n", [OTHER]) == []


@pytest.mark.parametrize("answer", [None, ""], ids=["no file", "an empty file"])
def test_a_run_without_an_answer_is_no_good_answer(answer, calls):
    ((call, text),) = calls(answer, [])
    assert call[:2] == ["issue", "create"]
    assert "    the run ended before it had an answer" in text


def test_a_long_answer_fits_into_an_issue_and_says_what_it_leaves_out(calls):
    ((_, text),) = calls("\n".join([ABOUT, *["`" * 2000] * 250]), [])
    assert len(text) < 65_536
    assert "… and 150 more." in text


def test_the_versions_themselves_are_no_finding():
    assert weekly.findings(1, f"{VERSIONS}\n{FOUND}\n2 to mend\n") == [FOUND]
    assert weekly.findings(1, f"{VERSIONS}\n1 to mend\n") == []
    assert weekly.findings(0, "") == []


def test_a_proof_that_breaks_off_says_how_it_ended():
    said = weekly.findings(1, "Traceback …\nImportError: no torch\n")
    assert said == ["the proof ended early", "Traceback …", "ImportError: no torch"]


def test_what_pip_cannot_install_is_the_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(weekly.sys, "executable", str(tmp_path / "python"))
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ "$2" = pip ] && { echo "ERROR: no wheel" >&2; exit 1; }\necho torch 2\n'
    )
    python.chmod(0o755)
    answer = weekly.try_newest("https://index.example")
    assert answer == "torch 2\npip could not install torch\nERROR: no wheel\n"

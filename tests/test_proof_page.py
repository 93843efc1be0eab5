"""What docs/about/proof.md says of the proof, asked of the proof itself."""

import re
from xml.etree import ElementTree

import pytest
from scipy import stats
from test_check_files import FAULTS as IN_FILES
from test_check_sources import FAULTS as IN_SOURCES
from test_planted_runs import FAULTS as IN_RUNS

from fiddler.compare import text_difference
from fiddler.project import HERE
from fiddler.proof import against_record, whole_source
from fiddler.records import read_record
from fiddler.snippets import parse_snippet

PAGE = (HERE.docs / "about/proof.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
SVG = "{http://www.w3.org/2000/svg}"
PATH = "about/proof/ten_steps.py"
SNIPPET = parse_snippet(PATH, (HERE.snippets / PATH).read_text(encoding="utf-8"))
RECORD = read_record(HERE, PATH)
SOUND = whole_source(SNIPPET)
FAULTY = SOUND.replace("w - 0.1", "w + 0.1")


@pytest.mark.parametrize("jobs", [[(PATH, FAULTY)]], ids=["fault"])
def test_the_planted_fault_is_one_character_and_has_the_message_on_the_page(jobs, runs):
    assert sum(a != b for a, b in zip(SOUND, FAULTY, strict=True)) == 1
    found = against_record(SNIPPET, RECORD, runs[jobs[0]].result())
    assert len(found) == 1
    assert str(found[0]) in WORDS


@pytest.mark.parametrize("jobs", [[(PATH, SOUND)]], ids=["sound"])
def test_without_the_fault_the_proof_is_green(jobs, runs):
    assert not against_record(SNIPPET, RECORD, runs[jobs[0]].result())


def test_the_last_digit_may_differ_by_one_and_no_more():
    claim = re.search(r"says (\S+), a .* print (\S+), but not (\S+)\.", WORDS)
    recorded, within, beyond = claim.groups()
    assert f"weight: {recorded}\n" == RECORD.output
    assert text_difference(RECORD.output, f"weight: {within}\n") is None
    assert text_difference(RECORD.output, f"weight: {beyond}\n")
    assert text_difference("steps: 159", "steps: 160")


def test_the_picture_shows_lines_of_the_page_the_file_and_the_record():
    drawing = ElementTree.parse(HERE.docs / "images/chain.svg")
    texts = {"".join(t.itertext()): t.get("class") for t in drawing.iter(f"{SVG}text")}
    real = [*PAGE.split("\n"), *SNIPPET.source.split("\n"), *RECORD.output.split("\n")]
    real = [line.split("  #")[0].strip() for line in real]
    for text in [text for text, kind in texts.items() if kind == "code"]:
        assert text in real
    sentence = "Ten steps leave the weight at"
    assert f"{sentence} {{{{ about/proof/ten_steps: weight }}}}." in PAGE
    assert f"{sentence} {RECORD.output.split()[-1]}." in texts


def test_the_factor_of_the_interval_is_students_t_for_ten_seeds():
    factor = float(re.search(r"mean ± (\S+) standard errors", PAGE)[1])
    assert factor == pytest.approx(stats.t.ppf(0.975, df=9), abs=5e-4)


def test_the_python_of_the_page_is_the_one_that_the_proof_runs_with():
    workflow = (HERE.root / ".github/workflows/proof.yml").read_text(encoding="utf-8")
    assert set(re.findall(r'python-version: "(.*)"', workflow)) == {"3.11"}
    assert "Python 3.11." in WORDS


def test_more_than_a_hundred_faults_are_planted():
    assert len(IN_FILES) + len(IN_SOURCES) + len(IN_RUNS) > 100

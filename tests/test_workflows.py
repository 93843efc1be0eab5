"""The workflows: few rights, time limits, pinned actions, nothing of a stranger's in a command."""

import re

import pytest
import yaml

from fiddler.project import HERE

WORKFLOWS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((HERE.root / ".github/workflows").glob("*.y*ml"))
}
TRIGGERS = {"pull_request", "push", "schedule", "workflow_dispatch"}
READ = {"contents": "read"}
# The jobs that may do more than read, and what.
RIGHTS = {
    ("proof.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("weekly.yml", "report"): {"contents": "read", "issues": "write"},
}
LONGEST = 60  # minutes
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
USES = re.compile(r"^ *(?:- )?uses: (\S+)(?: # (v\d+\.\d+\.\d+))?$", re.MULTILINE)
TARGETS = re.compile(r"^([a-z./]+):", re.MULTILINE)


def faults(name: str, text: str) -> list[str]:
    """What a workflow has that none may have."""
    flow = yaml.safe_load(text)
    triggers = flow[True]  # YAML 1.1 reads `on` so
    names = {triggers} if isinstance(triggers, str) else set(triggers)
    found = [f"starts on {trigger}" for trigger in sorted(names - TRIGGERS)]
    if flow.get("permissions") != READ:
        found.append("may do more than read")
    if "secrets" in text:
        found.append("uses secrets")
    for use, release in USES.findall(text):
        if not PINNED.fullmatch(use) or not release:
            found.append(f"{use.split('@')[0]} is not pinned with its release named")
    for key, job in flow["jobs"].items():
        found += [f"{key}: {fault}" for fault in _in_job(job, RIGHTS.get((name, key)))]
    return found


def _in_job(job, rights):
    if job.get("permissions") != rights:
        yield f"has the rights {job.get('permissions')}"
    if not 0 < job.get("timeout-minutes", 0) <= LONGEST:
        yield "has no time limit"
    if "uses" in job:
        yield "calls another workflow"
    for step in job.get("steps", []):
        if "${{" in step.get("run", ""):
            yield "pastes an expression into a command"
        if "github.token" in str(step) and not rights:
            yield "hands its token to a step"
        if step.get("if") == "failure()" and "run" in step:
            yield "answers every failure, that of the set-up too"
        if "checkout" in step.get("uses", "") and step.get("with", {}) != {
            "persist-credentials": False
        }:
            yield "leaves its token in the checkout"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_sound(name):
    assert not faults(name, WORKFLOWS[name])


PLANTED = [
    ("proof.yml", "  contents: read\n\nconc", "  contents: write\n\nconc", "may do more than read"),
    ("fast.yml", "permissions:\n  contents: read\n", "", "may do more than read"),
    ("fast.yml", "on: pull_request", "on: pull_request_target", "starts on pull_request_target"),
    ("proof.yml", "  pull_request:\n", "  issue_comment:\n", "starts on issue_comment"),
    ("weekly.yml", "    timeout-minutes: 5\n", "", "report: has no time limit"),
    ("fast.yml", "timeout-minutes: 10", "timeout-minutes: 600", "site: has no time limit"),
    (
        "proof.yml",
        "deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
        "deploy-pages@v4",
        "actions/deploy-pages is not pinned with its release named",
    ),
    ("weekly.yml", " # v4.6.2", "", "actions/upload-artifact is not pinned with its release named"),
    (
        "weekly.yml",
        "${{ github.token }}",
        "${{ secrets.GH_TOKEN }}",
        "uses secrets",
    ),
    (
        "weekly.yml",
        "python .ci/weekly.py try answer.txt",
        "echo ${{ github.event.head_commit.message }}",
        "newest: pastes an expression into a command",
    ),
    (
        "weekly.yml",
        "      - run: make .venv/.test\n",
        "      - run: make .venv/.test\n        env:\n          GH_TOKEN: ${{ github.token }}\n",
        "newest: hands its token to a step",
    ),
    (
        "weekly.yml",
        "      contents: read\n      issues: write\n",
        "      contents: write\n      issues: write\n",
        "report: has the rights {'contents': 'write', 'issues': 'write'}",
    ),
    (
        "fast.yml",
        "failure() && steps.changed.outcome == 'failure'",
        "failure()",
        "changed: answers every failure, that of the set-up too",
    ),
    (
        "weekly.yml",
        "        with:\n          persist-credentials: false\n      # Without",
        "      # Without",
        "report: leaves its token in the checkout",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), PLANTED, ids=[row[3] for row in PLANTED])
def test_a_planted_fault_is_seen(name, old, new, said):
    text = WORKFLOWS[name]
    assert text.count(old) == 1
    assert said in faults(name, text.replace(old, new))


def test_an_action_has_the_same_release_everywhere():
    uses = {use for text in WORKFLOWS.values() for use in USES.findall(text)}
    assert len({use.split("@")[0] for use, _ in uses}) == len(uses)


def test_every_make_target_of_a_workflow_exists():
    targets = TARGETS.findall((HERE.root / "Makefile").read_text(encoding="utf-8"))
    asked = {t for text in WORKFLOWS.values() for t in re.findall(r"run: make (\S+)", text)}
    assert asked
    assert asked <= set(targets)


def test_every_step_that_a_condition_names_is_there():
    for text in WORKFLOWS.values():
        for job in yaml.safe_load(text)["jobs"].values():
            ids = {step.get("id") for step in job["steps"]}
            asked = {i for s in job["steps"] for i in re.findall(r"steps\.(\w+)", s.get("if", ""))}
            assert asked <= ids


def test_every_script_of_a_workflow_exists():
    asked = {s for text in WORKFLOWS.values() for s in re.findall(r"\.ci/[\w.]+", text)}
    assert asked == {f".ci/{path.name}" for path in (HERE.root / ".ci").iterdir() if path.is_file()}

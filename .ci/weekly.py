"""Which records would the newest torch and pandas change? Asked once a week, told in one issue.

`weekly.py try ANSWER` puts the newest versions into `.venv`, runs every snippet and writes the
answer; `weekly.py report ANSWER` opens, updates or closes the issue. The first line of an answer
has the versions, each further line is a finding.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "The newest torch and pandas change what is recorded"
EXPECTED = "snippets/about/proof/versions."  # prints the versions, so of course it differs
MOST_LINES, MOST_CHARACTERS = 100, 400  # an issue holds 65,536 characters


def main(command: str, file: str) -> int:
    answer = Path(file)
    if command == "try":
        answer.write_text(try_newest(os.environ.get("TORCH_INDEX")), encoding="utf-8")
        print(answer.read_text(encoding="utf-8"), end="")
    else:
        report(answer.read_text(encoding="utf-8") if answer.is_file() else "")
    return 0


def try_newest(torch_index: str | None) -> str:
    """Put the newest versions into the environment that runs this, and prove everything anew."""
    locked = versions()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--upgrade"]
    index = ["--index-url", torch_index] if torch_index else []
    for command in ([*pip, *index, "torch"], [*pip, "pandas"]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return as_answer(locked, [f"pip could not install {command[-1]}", *last(done.stderr)])
    # What is kept there ran with the locked versions.
    shutil.rmtree(ROOT / ".cache/fiddler", ignore_errors=True)
    proof = [sys.executable, "-m", "fiddler", "test", "--changed"]
    done = subprocess.run(proof, cwd=ROOT, capture_output=True, text=True, check=False)
    return as_answer(f"{versions()}; locked: {locked}", findings(done.returncode, done.stderr))


def versions() -> str:
    # In a process of its own: this one may have read the old ones.
    code = (
        "from importlib.metadata import version\n"
        "print(', '.join(f'{name} {version(name)}' for name in ('torch', 'pandas')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def findings(code: int, said: str) -> list[str]:
    """What the proof found, besides the versions; how it ended, if it found nothing and failed."""
    lines = [line for line in said.splitlines() if " · " in line]
    if code and not lines:
        return ["the proof ended early", *last(said)]
    return [line for line in lines if EXPECTED not in line]


def last(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.strip()][-20:]


def as_answer(about: str, lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (about, *lines))


def report(answer: str) -> None:
    """Have one open issue if there are findings, none if there are not."""
    about, *lines = answer.splitlines() or ["", "the run ended before it had an answer"]
    number = open_issue()
    if lines:
        how = ["issue", "edit", number] if number else ["issue", "create", "--title", TITLE]
        gh(*how, "--body-file", "-", text=body(about, lines))
    elif number:
        gh("issue", "close", number, "--comment", f"All is as recorded now: {about}.")


def open_issue() -> str:
    """The number of the open issue that this wrote; empty if there is none."""
    listed = gh(
        *("issue", "list", "--app", "github-actions", "--state", "open"),
        *("--limit", "100", "--json", "number,title"),
    )
    numbers = [issue["number"] for issue in json.loads(listed) if issue["title"] == TITLE]
    return str(min(numbers)) if numbers else ""


def body(about: str, lines: Sequence[str]) -> str:
    """The text of the issue. Findings are indented: nothing in them is read as Markdown."""
    shown = [f"    {line[:MOST_CHARACTERS]}" for line in lines[:MOST_LINES]]
    more = [f"… and {len(lines) - MOST_LINES} more."] if len(lines) > MOST_LINES else []
    server, repository, run = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID")
    )
    return "\n".join(
        [
            f"Tried: {about or 'unknown versions'}. "
            f"[The run]({server}/{repository}/actions/runs/{run}).",
            *("", *shown, "", *more, ""),
            "Nothing is published with these versions, so nothing is wrong yet. To see a finding,"
            " install them into `.venv` and run `make test page=…`.",
            *("", "This text is rewritten every week; the issue is closed when all is well."),
        ]
    )


def gh(*arguments: str, text: str = "") -> str:
    """Run GitHub's command line tool with `text` on its input. Returns what it prints."""
    command = ["gh", *arguments]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

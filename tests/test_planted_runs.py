"""Planted faults in snippets: each turns the proof red with one line that says where and what.

A copy of the machinery proves a tree full of faults, once; each fault is then looked up in what
it said. To add a fault, add a row.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiddler.project import HERE

PAGE = """\
---
title: {stem}
description: A page with a fault.
---

```python
--8<-- "faults/{stem}/{stem}.py"
```
"""

OUTPUT = """
<!--pytest-codeblocks:expected-output-->
```text
--8<-- "faults/{stem}/{stem}.txt"
```
"""


@dataclass(frozen=True)
class Fault:
    """A snippet's code below its docstring (so line 2 is its first), and the line expected.

    `{here}` stands for its path without an ending. `spoil` changes the tree after the records are
    made; without it the code itself is at fault.
    """

    stem: str
    code: str
    says: str
    spoil: Callable[[Path], None] | None = None


def rewrite(file: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        path = root / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    return spoil


FIGURE = "import matplotlib.pyplot as plt\nplt.plot([0, 1], [0, {y}])\nplt.show()"

FAULTS = [
    Fault("exception", "x = []\nx[1]", "{here}.py:3: IndexError: list index out of range"),
    Fault("syntax", "x = (", "{here}.py:2: SyntaxError: '(' was never closed"),
    Fault("no_title", "", "{here}.py:1: a snippet without a docstring"),
    Fault("unclosed", "# --8<-- [start:data]", "{here}.py:2: section 'data' is never closed"),
    Fault(
        "warning",
        "import warnings\nwarnings.warn('mind the gap')",
        "{here}.py:3: UserWarning: mind the gap",
    ),
    Fault("sys_exit", "import sys\nsys.exit()", "{here}.py:3: calls sys.exit()"),
    Fault("os_exit", "import os\nos._exit(0)", "{here}.py: ends early, with exit code 0"),
    Fault(
        "segfault",
        "import ctypes\nctypes.string_at(0)",
        "{here}.py:3: ends early, killed by SIGSEGV",
    ),
    Fault("python_loop", "while True: pass", "{here}.py:2: still running after 3 s"),
    Fault(
        "c_loop",
        "import re\nre.match(r'(a+)+$', 'a' * 64 + 'b')",
        "{here}.py:3: still running after 3 s",
    ),
    Fault(
        "memory", "x = []\nwhile True:\n    x.append(bytearray(10**8))", "{here}.py:4: MemoryError"
    ),
    Fault("flood", "while True:\n    print('x' * 1000)", "{here}.py:3: prints more than 1024 KiB"),
    Fault(
        "left_behind",
        "import subprocess\nsubprocess.Popen(['sleep', '60'])",
        "{here}.py:3: leaves a process running: sleep 60",
    ),
    Fault(
        "network",
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "{here}.py:3: reaches for the network: 127.0.0.1:9",
    ),
    Fault(
        "writes_outside",
        "open('/usr/fiddler', 'w')",
        "{here}.py:2: writes to /usr/fiddler, outside",
    ),
    Fault(
        "stderr", "import sys\nprint('oh', file=sys.stderr)", "{here}.py:3: writes to stderr: oh"
    ),
    Fault("unended", "print('no new line', end='')", "{here}.py: the output does not end"),
    Fault(
        "unseeded",
        "import random\nprint('number:', random.random())",
        '{here}.txt:1: {here}.py printed "number: ',
    ),
    Fault(
        "hash_order", "print('set:', *set('abcdefghij'))", '{here}.txt:1: {here}.py printed "set: '
    ),
    Fault(
        "wrong_output",
        "print('loss: 0.25')",
        '{here}.txt:1: {here}.py printed "loss: 0.75" when recorded, now "loss: 0.25"',
        rewrite("snippets/faults/wrong_output/wrong_output.txt", "0.25", "0.75"),
    ),
    Fault(
        "integer_by_one",
        "print('steps: 159')",
        '{here}.txt:1: {here}.py printed "steps: 160" when',
        rewrite("snippets/faults/integer_by_one/integer_by_one.txt", "159", "160"),
    ),
    Fault(
        "stale_figure",
        FIGURE.format(y=1),
        "docs/faults/stale_figure/stale_figure.svg: the figure is stale: <path> has another d",
        rewrite("snippets/faults/stale_figure/stale_figure.py", "[0, 1], [0, 1]", "[0, 1], [1, 0]"),
    ),
    Fault(
        "missing_figure",
        FIGURE.format(y=2),
        "{here}.py: figures: 1 recorded and 2 drawn now",
        rewrite(
            "snippets/faults/missing_figure/missing_figure.py",
            "plt.show()",
            "plt.figure()\nplt.plot([1])\nplt.show()",
        ),
    ),
    Fault(
        "silent_wrong_way",
        "import warnings\n# --8<-- [start:wrong_way]\nwarnings.warn('gap')\n"
        "# --8<-- [end:wrong_way]",
        '{here}.warnings.txt:1: {here}.py printed "--8<-- [start:wrong_way]" when',
        rewrite("snippets/faults/silent_wrong_way/silent_wrong_way.py", "warnings.warn", "str"),
    ),
]

# These are well, and stay so though others run beside them and change what they use.
WELL = {
    "leaks": "import math, os\nmath.pi = 3\nos.environ['TZ'] = 'nowhere'\nprint('pi:', math.pi)",
    "is_not_leaked_to": "import math, os\nprint('pi:', math.pi, os.environ['TZ'])",
    "decimals": "import os\nprint('loss:', float('0.12' + str(os.environ['PYTHONHASHSEED'])))",
}


def plant(root: Path) -> None:
    """A copy of the machinery with a page and a snippet for each row, recorded, then spoilt."""
    tests = ("tests/browsing.py", "tests/conftest.py", "tests/test_proof.py")
    for name in ("fiddler", *tests, "mkdocs.yml", "test.lock"):
        copy = shutil.copytree if (HERE.root / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(HERE.root / name, root / name)
    settings = (HERE.root / "pyproject.toml").read_text()
    for name, small in (("seconds", 3), ("megabytes", 256)):
        settings, found = re.subn(rf"(?m)^{name} = \d+$", f"{name} = {small}", settings)
        assert found == 1, name
    (root / "pyproject.toml").write_text(settings)
    codes = {fault.stem: fault.code for fault in FAULTS} | WELL
    for stem, code in codes.items():
        title = '"""What happens."""\n' if stem != "no_title" else ""
        snippet = root / f"snippets/faults/{stem}/{stem}.py"
        snippet.parent.mkdir(parents=True)
        snippet.write_text(f"{title}{code}\n")
        page = root / f"docs/faults/{stem}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text((PAGE + OUTPUT if "print(" in code else PAGE).format(stem=stem))


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def proof(tmp_path_factory) -> str:
    root = tmp_path_factory.mktemp("planted")
    plant(root)
    run(root, "-m", "fiddler", "record")
    for fault in FAULTS:
        record = root / f"snippets/faults/{fault.stem}/{fault.stem}.txt"
        if "print(" in fault.code and not record.exists():  # it failed before it could be recorded
            record.write_text("\n")
        if fault.spoil:
            fault.spoil(root)
    result = run(root, "-m", "pytest", "tests/test_proof.py", "-q", "--tb=short", "-rN")
    assert result.returncode == 1, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.stem for fault in FAULTS])
def test_a_fault_is_named_on_one_line(fault, proof):
    pattern = rf"\S*faults/{fault.stem}/{fault.stem}\.\S+: .* · .*"
    lines = set(re.findall(pattern, proof))
    assert len(lines) == 1, proof
    here = f"snippets/faults/{fault.stem}/{fault.stem}"
    assert lines.pop().startswith(fault.says.replace("{here}", here))


@pytest.mark.parametrize("stem", list(WELL))
def test_what_is_well_stays_green(stem, proof):
    assert f"faults/{stem}/" not in proof

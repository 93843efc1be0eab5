"""The runner: what a good run gives back, and what every fault planted in a snippet turns into."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from fiddler.project import Project
from fiddler.run import Failure, Limits, ServerEnded, Session, Warned, environment
from fiddler.run.judge import Ended, Excess, excess, judge
from fiddler.run.place import line_in_dump
from fiddler.run.processes import children, children_by_ps

PATH = "concepts/momentum/heavy_ball.py"
SMALL = Limits(seconds=20, megabytes=100, output_bytes=100_000)
SHORT = Limits(seconds=0.5)


def needs(library: str) -> pytest.MarkDecorator:
    """For tests of what the runner does with a library, which is not imported here."""
    return pytest.mark.skipif(not find_spec(library), reason=f"needs {library}")


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's orphans and /proc")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("project")
    (root / "snippets" / "data").mkdir(parents=True)
    (root / "snippets" / "data" / "reviews.csv").write_text("stars\n5\n")
    return Project(root)


@pytest.fixture(scope="module")
def session(project: Project) -> Iterator[Session]:
    with Session(project) as session:
        yield session


@pytest.fixture(scope="module")
def second(project: Project) -> Iterator[Session]:
    """One with another hash seed; the last test that uses it kills it."""
    with Session(project, hash_seed="1") as session:
        yield session


# -- A good run --------------------------------------------------------------------------------


def test_a_good_run_gives_back_what_it_printed_and_what_it_took(session: Session) -> None:
    run = session.run(PATH, "import time\nprint('steps: 159')\ntime.sleep(0.1)\n")
    assert (run.stdout, run.figures, run.warnings, run.failure) == ("steps: 159\n", (), (), None)
    assert 0.1 <= run.seconds < 1
    assert 10 < run.megabytes < 2000


def test_a_snippet_is_the_main_module_of_its_own_path(session: Session) -> None:
    source = """\
import __main__, inspect, os, pickle, sys
class Point: pass
def double(x): return 2 * x
print(__name__, __file__, sys.argv, __main__.Point is Point)
print(type(pickle.loads(pickle.dumps(Point()))).__name__, inspect.getsource(double).strip())
print(sys.path[0] == os.getcwd(), "annotations" in globals())
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert run.stdout == (
        f"__main__ snippets/{PATH} ['snippets/{PATH}'] True\n"
        "Point def double(x): return 2 * x\n"
        "True False\n"
    )


def test_output_of_a_snippet_and_of_its_programs_comes_in_order(session: Session) -> None:
    source = "import os\nprint('one')\nos.system('echo two')\nprint('three ≤ π')\n"
    assert session.run(PATH, source).stdout == "one\ntwo\nthree ≤ π\n"


def test_what_c_code_left_in_its_buffer_is_part_of_the_output(session: Session) -> None:
    source = "import ctypes\nctypes.CDLL(None).printf(b'from C')\n"
    assert session.run(PATH, source).stdout == "from C"


def test_the_data_folder_is_there_to_read_and_the_working_folder_to_write(session: Session) -> None:
    source = """\
import os, tempfile
from pathlib import Path
print(os.listdir("."), Path("data/reviews.csv").read_text().split())
Path("model.bin").write_bytes(b"1234")
os.rename("model.bin", "saved.bin")
os.mkdir("runs")
os.symlink("data", "link")
os.remove("link")
with tempfile.NamedTemporaryFile() as file:
    print(Path(file.name).parent == Path.cwd() == Path.home())
with open(os.devnull, "w") as nothing:
    print("nowhere", file=nothing)
print(sorted(os.listdir(".")))
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert run.stdout == ("['data'] ['stars', '5']\nTrue\n['data', 'runs', 'saved.bin']\n")


def test_the_working_folder_is_thrown_away_after_the_run(session: Session) -> None:
    run = session.run(PATH, "import os\nopen('left', 'w').close()\nprint(os.getcwd())\n")
    folder, until = Path(run.stdout.strip()), time.monotonic() + 5
    while folder.exists():  # just after the answer
        assert time.monotonic() < until
        time.sleep(0.02)


def test_many_jobs_come_back_each_with_its_own_run_and_two_at_a_time(session: Session) -> None:
    now = "print(time.monotonic())\n"
    jobs = [(PATH, f"import time\nprint({n})\n{now}time.sleep(0.3)\n{now}") for n in range(4)]
    runs = dict(session.run_all(jobs))
    printed = [[float(line) for line in runs[job].stdout.split()] for job in jobs]
    assert [number for number, _, _ in printed] == [0, 1, 2, 3]
    at_once = [sum(a <= start < b for _, a, b in printed) for _, start, _ in printed]
    assert max(at_once) == 2


def test_a_run_within_the_loop_over_others_gets_its_own_answer(session: Session) -> None:
    jobs = [(PATH, f"print({n})\n") for n in range(3)]
    seen = []
    for _, run in session.run_all(jobs):
        seen.append((run.stdout, session.run(PATH, "print('inner')").stdout))
    assert sorted(seen) == [(f"{n}\n", "inner\n") for n in range(3)]


def test_asyncio_works_without_the_network(session: Session) -> None:
    source = "import asyncio\nprint(asyncio.run(asyncio.sleep(0, 'done')))\n"
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("done\n", None)


# -- Errors have the line of the snippet ---------------------------------------------------------

MEND = "mend it, or catch and print what a wrong way raises"
END = "let it run to its end"
WRITE = "write below the working folder (it is thrown away; data/ is read-only)"
OFFLINE = "read from a package or from data/ instead"
LESS = "take less memory: smaller data, smaller batches"
WAIT = "wait for it, for instance with subprocess.run()"

FAULTS = {
    "exception": (
        "x = []\nx[1]\n",
        Failure(2, "IndexError: list index out of range", MEND),
    ),
    "exception below a library": (
        "import json\n\njson.loads('{')\n",
        Failure(
            3,
            "JSONDecodeError: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1)",
            MEND,
        ),
    ),
    "exception in a function of the snippet": (
        "def f():\n    raise ValueError('two\\nlines')\n\nf()\n",
        Failure(2, "ValueError: two lines", MEND),
    ),
    "exception without a text": (
        "\nassert False\n",
        Failure(2, "AssertionError", MEND),
    ),
    "syntax": (
        "x = 1\ny = (\n",
        Failure(2, "SyntaxError: '(' was never closed", "correct the syntax"),
    ),
    "module that is not there": (
        "import nowhere\n",
        Failure(
            1,
            "ModuleNotFoundError: No module named 'nowhere'",
            "install what the tests need (`make test` does), or import only that",
        ),
    ),
    "question to the reader": (
        "input()\n",
        Failure(1, "EOFError: EOF when reading a line", MEND),
    ),
    "exception in a thread": (
        "import threading\ndef f():\n    1 / 0\nt = threading.Thread(target=f)\n"
        "t.start()\nt.join()\n",
        Failure(3, "ZeroDivisionError: division by zero", MEND),
    ),
    "exception in a destructor": (
        "class A:\n    def __del__(self):\n        1 / 0\nA()\n",
        Failure(3, "ZeroDivisionError: division by zero", MEND),
    ),
    "sys.exit()": (
        "import sys\nprint('done')\nsys.exit()\n",
        Failure(3, "calls sys.exit()", END),
    ),
    "raise SystemExit": (
        "raise SystemExit(0)\n",
        Failure(1, "calls sys.exit()", END),
    ),
    "os._exit(0)": (
        "import os\nos._exit(0)\n",
        Failure(0, "ends early, with exit code 0", END),
    ),
    "segfault": (
        "import ctypes\n\nctypes.string_at(0)\n",
        Failure(3, "ends early, killed by SIGSEGV", END),
    ),
    "abort": (
        "import os\nos.abort()\n",
        Failure(2, "ends early, killed by SIGABRT", END),
    ),
    "endless Python loop": (
        "x = 0\nwhile True: x += 1\n",
        Failure(2, "still running after 0.5 s", "do less work, or find the loop that does not end"),
    ),
    "endless C loop": (
        "def total():\n    return sum(iter(int, 1))\n\ntotal()\n",
        Failure(2, "still running after 0.5 s", "do less work, or find the loop that does not end"),
    ),
    "pathological regular expression": (
        "import re\nre.match(r'(a+)+$', 'a' * 64 + 'b')\n",
        Failure(2, "still running after 0.5 s", "do less work, or find the loop that does not end"),
    ),
    "endless loop that does not answer": (
        "import signal\nsignal.signal(signal.SIGUSR1, signal.SIG_IGN)\nwhile True: pass\n",
        Failure(0, "still running after 0.5 s", "do less work, or find the loop that does not end"),
    ),
    "catches everything, for ever": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n",
        Failure(3, "still running after 0.5 s", "do less work, or find the loop that does not end"),
    ),
    "memory hog of bytes": (
        "hog = []\nwhile True:\n    hog.append(bytes(1 << 16))\n",
        Failure(3, "MemoryError", LESS),
    ),
    "file that fills the disk": (
        "with open('hog', 'wb') as hog:\n    for _ in range(1000):\n"
        "        hog.write(bytes(1 << 20))\n",
        Failure(3, "OSError: [Errno 27] File too large", MEND),
    ),
    "output flood": (
        "while True:\n    print('x' * 1000)\n",
        Failure(2, "prints more than 97 KiB", "print few, labelled, rounded numbers"),
    ),
    "output flood that ends": (
        "print('x' * 200_000)\n",
        Failure(0, "prints more than 97 KiB", "print few, labelled, rounded numbers"),
    ),
    "text on stderr": (
        "import sys\n\nprint('careful', file=sys.stderr)\n",
        Failure(
            3,
            "writes to stderr: careful",
            "print what a reader should see, leave out the rest",
        ),
    ),
    "logged warning": (
        "import logging\nlogging.warning('careful')\n",
        Failure(
            2,
            "writes to stderr: WARNING:root:careful",
            "print what a reader should see, leave out the rest",
        ),
    ),
    "text on stderr from C": (
        "import os\nos.write(2, b'careful\\n')\n",
        Failure(
            0,
            "writes to stderr: careful",
            "print what a reader should see, leave out the rest",
        ),
    ),
    "thread left behind": (
        "from threading import Thread\nfrom time import sleep\n"
        "Thread(target=sleep, args=[60], name='nap').start()\n",
        Failure(3, "leaves a thread running: nap", "join() it, or use a with block"),
    ),
    "process left behind": (
        "import subprocess\n\nsubprocess.Popen(['sleep', '60'])\n",
        Failure(3, "leaves a process running: sleep 60", WAIT),
    ),
    "fork left behind": (
        "import os, time\nif os.fork() == 0:\n    time.sleep(60)\n",
        Failure(2, "leaves a process running: a fork of itself", WAIT),
    ),
    "socket": (
        "import socket\ns = socket.socket()\ns.connect(('192.0.2.1', 80))\n",
        Failure(2, "reaches for the network: opens a socket", OFFLINE),
    ),
    "name of a host": (
        "import socket\nsocket.create_connection(('example.org', 443))\n",
        Failure(2, "reaches for the network: example.org:443", OFFLINE),
    ),
    "web address": (
        "import urllib.request\n\nurllib.request.urlopen('http://example.org/reviews.csv')\n",
        Failure(3, "reaches for the network: http://example.org/reviews.csv", OFFLINE),
    ),
    "web address, error swallowed": (
        "import urllib.request\ntry:\n    urllib.request.urlopen('http://example.org/')\n"
        "except Exception:\n    print('offline')\n",
        Failure(3, "reaches for the network: http://example.org/", OFFLINE),
    ),
    "write elsewhere": (
        "open('/usr/here', 'w')\n",
        Failure(1, "writes to /usr/here, outside its working folder", WRITE),
    ),
    "write elsewhere, error swallowed": (
        "import contextlib\nwith contextlib.suppress(OSError):\n    open('../here', 'a')\n",
        Failure(3, "writes to ../here, outside its working folder", WRITE),
    ),
    "folder elsewhere": (
        "import os\nos.mkdir('/usr/here')\n",
        Failure(2, "writes to /usr/here, outside its working folder", WRITE),
    ),
    "copy elsewhere": (
        "import shutil\nshutil.copy('data/reviews.csv', '/usr/here.csv')\n",
        Failure(2, "writes to /usr/here.csv, outside its working folder", WRITE),
    ),
    "write through the data link": (
        "from pathlib import Path\nPath('data/reviews.csv').write_text('gone')\n",
        Failure(2, "writes to data/reviews.csv, outside its working folder", WRITE),
    ),
    "remove through the data link": (
        "import os\nos.remove('data/reviews.csv')\n",
        Failure(2, "writes to data/reviews.csv, outside its working folder", WRITE),
    ),
    "rights through the data link": (
        "import os\nos.chmod('data/reviews.csv', 0)\n",
        Failure(2, "writes to data/reviews.csv, outside its working folder", WRITE),
    ),
    "database elsewhere": (
        "import sqlite3\nsqlite3.connect('/usr/here.db')\n",
        Failure(2, "writes to /usr/here.db, outside its working folder", WRITE),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_fails_at_its_line(session: Session, name: str) -> None:
    source, expected = FAULTS[name]
    limits = SHORT if expected.what.startswith("still running") else SMALL
    start = time.monotonic()
    failure = session.run(PATH, source, limits).failure
    assert time.monotonic() - start < 10
    assert failure == expected


@pytest.mark.parametrize(
    "change",
    [
        "os.fchmod(os.open(folder + '/file', os.O_RDONLY), 0o600)",
        "os.utime(os.open(folder + '/file', os.O_RDONLY), (1, 1))",
        "os.chmod('file', 0o600, dir_fd=os.open(folder, os.O_RDONLY))",
        "os.remove('file', dir_fd=os.open(folder, os.O_RDONLY))",
    ],
)
def test_a_file_elsewhere_is_not_changed_by_way_of_what_was_opened_to_read(
    session: Session, tmp_path: Path, change: str
) -> None:
    file = tmp_path / "file"
    file.touch(mode=0o640)
    before = file.stat()
    run = session.run(PATH, f"import os\nfolder = {str(tmp_path)!r}\n{change}\n")
    assert run.failure == Failure(3, f"writes to {file}, outside its working folder", WRITE)
    assert (file.stat().st_mode, file.stat().st_mtime) == (before.st_mode, before.st_mtime)


def test_what_was_opened_in_the_working_folder_may_be_changed(session: Session) -> None:
    source = """\
import os, shutil
with open("file", "w") as file:
    os.fchmod(file.fileno(), 0o600)
    os.utime(file.fileno())
    os.ftruncate(file.fileno(), 3)
os.makedirs("a/b")
shutil.rmtree("a")
os.utime("file", dir_fd=os.open(".", os.O_RDONLY))
"""
    assert session.run(PATH, source).failure is None


def test_what_is_left_behind_by_several_is_named_but_no_line_is_guessed(session: Session) -> None:
    source = (
        "import subprocess\nsubprocess.Popen(['sleep', '61'])\nsubprocess.run(['sleep', '0'])\n"
    )
    expected = Failure(0, "leaves a process running: sleep 61", WAIT)
    assert session.run(PATH, source).failure == expected


NAP = f"62.{os.getpid()}"  # seconds; nobody else sleeps for so long


@LINUX
@pytest.mark.parametrize(
    ("source", "what"),
    [
        (
            f"import subprocess\nsubprocess.Popen(['sleep', '{NAP}'])\n",
            f"leaves a process running: sleep {NAP}",
        ),
        (
            f"import subprocess\nsubprocess.Popen(['sleep', '{NAP}'], start_new_session=True)\n",
            f"leaves a process running: sleep {NAP}",
        ),
        (
            f"import os\nos.system('setsid sleep {NAP} &')\n",
            f"leaves a process running: sleep {NAP}",
        ),
        (
            f"import os, subprocess\nsubprocess.Popen(['setsid', 'sleep', '{NAP}'])\nos._exit(0)\n",
            "ends early, with exit code 0",
        ),
    ],
    ids=["in the group", "in a session of its own", "orphaned", "of an early end"],
)
def test_a_process_left_behind_is_killed_and_does_not_hold_up_the_run(
    session: Session, source: str, what: str
) -> None:
    start = time.monotonic()
    failure = session.run(PATH, source).failure
    assert time.monotonic() - start < 5
    assert failure
    assert failure.what == what
    while running(f"sleep\0{NAP}"):  # it is killed just after the answer
        assert time.monotonic() - start < 10
        time.sleep(0.02)


def running(command: str) -> bool:
    def reads(file: Path) -> str:
        try:
            return file.read_text()
        except OSError:
            return ""

    return any(command in reads(file) for file in Path("/proc").glob("[0-9]*/cmdline"))


def test_a_process_that_is_waited_for_is_no_fault(session: Session) -> None:
    source = """\
import multiprocessing, subprocess
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.shared_memory import SharedMemory
subprocess.run(["sleep", "0"])
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(abs, [-1, 2])))
shared = SharedMemory(create=True, size=8)  # starts a helper process of Python's own
worker = multiprocessing.get_context("fork").Process(target=print, args=["child"])
worker.start()
worker.join()
shared.close()
shared.unlink()
"""
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("[1, 2]\nchild\n", None)


def test_a_fork_of_the_snippet_does_not_speak_for_it_and_ends_as_python_would(
    session: Session,
) -> None:
    source = """\
import os
if os.fork() == 0:
    print("child", end=" ")
    raise SystemExit(3)
print("parent", os.waitstatus_to_exitcode(os.wait()[1]))
"""
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("child parent 3\n", None)


def test_an_exception_in_a_fork_is_what_it_writes_to_stderr(session: Session) -> None:
    source = "import os\nif os.fork() == 0:\n    [][1]\nos.wait()\n"
    failure = session.run(PATH, source).failure
    assert failure
    assert failure.what == "writes to stderr: IndexError: list index out of range"


# -- Confinement holds where Python does not look ------------------------------------------------


def test_the_session_says_what_confines_a_run(session: Session) -> None:
    if sys.platform == "linux":
        assert session.guards in ("landlock + seccomp", "landlock", "seccomp") or re.fullmatch(
            r"audit hook only \(\w+\)", session.guards
        )
    else:
        assert session.guards == "audit hook only (Darwin)"


def test_the_kernel_refuses_to_write_elsewhere_from_c(session: Session, tmp_path: Path) -> None:
    if "landlock" not in session.guards:
        pytest.skip(f"no Landlock here: {session.guards}")
    source = f"""\
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for path in ({str(tmp_path / "here")!r}, "here", "data/here", "/dev/shm/fiddler-here"):
    made = libc.open(path.encode(), os.O_CREAT | os.O_WRONLY, 0o600) > 0
    print(made, os.strerror(ctypes.get_errno()) if not made else "")
libc.unlink(b"/dev/shm/fiddler-here")
print(libc.mkdir({str(tmp_path / "folder")!r}.encode(), 0o700))
print(libc.truncate(b"data/reviews.csv", 0))
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert run.stdout.splitlines() == [
        "False Permission denied",
        "True ",
        "False Permission denied",
        "True ",
        "-1",
        "-1",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_kernel_refuses_sockets_from_c(session: Session) -> None:
    if "seccomp" not in session.guards:
        pytest.skip(f"no seccomp here: {session.guards}")
    source = """\
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_UNIX):
    print(family.name, libc.socket(family, socket.SOCK_DGRAM, 0) > 0)
print(libc.syscall(425, 8, 0), os.strerror(ctypes.get_errno()))
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert run.stdout.splitlines() == [
        "AF_INET False",
        "AF_INET6 False",
        "AF_NETLINK False",
        "AF_UNIX True",
        "-1 Operation not permitted",
    ]


def test_trying_for_a_socket_while_imported_is_no_reach_for_the_network(session: Session) -> None:
    source = """\
from pathlib import Path
Path("probing.py").write_text('''
import socket
try:
    socket.socket(socket.AF_INET6)
    has_ipv6 = True
except OSError:
    has_ipv6 = False
''')
import probing
print(probing.has_ipv6)
"""
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("False\n", None)


def test_importing_a_module_that_was_never_compiled_writes_nothing(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "fresh.py").write_text("answer = 42\n")
    source = f"import sys\nsys.path.append({str(tmp_path)!r})\nimport fresh\nprint(fresh.answer)\n"
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("42\n", None)


# -- Nothing passes from one run to the next -----------------------------------------------------


def test_what_one_snippet_changes_the_next_does_not_see(session: Session) -> None:
    spoil = """\
import json, math, os, sys, warnings
math.pi = 3
json.dumps = None
os.environ["TZ"] = "Mars"
os.environ["LEFT"] = "here"
os.mkdir("sub")
os.chdir("sub")
sys.path.append("nowhere")
warnings.simplefilter("ignore")
open("left.txt", "w").close()
"""
    look = """\
import json, math, os, sys, warnings
print(math.pi, json.dumps({}), os.environ["TZ"], "LEFT" in os.environ, os.listdir("."))
print("nowhere" in sys.path, os.path.exists("left.txt"))
warnings.warn("heard")
"""
    assert session.run(PATH, spoil).failure is None
    run = session.run(PATH, look)
    assert run.stdout == "3.141592653589793 {} UTC False ['data']\nFalse False\n"
    assert run.warnings == (Warned(4, "UserWarning", "heard"),)


def test_random_numbers_without_a_seed_differ_from_run_to_run(session: Session) -> None:
    source = "import random\nprint(random.random())\n"
    assert session.run(PATH, source).stdout != session.run(PATH, source).stdout


@needs("numpy")
def test_random_numbers_of_numpy_without_a_seed_differ_from_run_to_run(session: Session) -> None:
    source = "import numpy as np\nprint(np.random.rand())\n"
    assert session.run(PATH, source).stdout != session.run(PATH, source).stdout


@needs("torch")
def test_random_numbers_of_torch_without_a_seed_differ_and_with_one_agree(session: Session) -> None:
    spoil, look = "import torch\ntorch.manual_seed(0)\n", "import torch\nprint(torch.rand(1))\n"
    session.run(PATH, spoil)
    seeded = {session.run(PATH, spoil + look).stdout for _ in range(2)}
    unseeded = {session.run(PATH, look).stdout for _ in range(2)}
    assert (len(seeded), len(unseeded)) == (1, 2)


def test_the_order_of_sets_follows_the_hash_seed_of_the_session(
    session: Session, second: Session
) -> None:
    source = "print({'apple', 'pear', 'plum', 'fig', 'quince'})\n"
    assert session.run(PATH, source).stdout == session.run(PATH, source).stdout
    assert session.run(PATH, source).stdout != second.run(PATH, source).stdout


# -- Warnings ------------------------------------------------------------------------------------


def test_a_warning_has_the_line_of_the_snippet_and_comes_once_a_line(session: Session) -> None:
    source = """\
import warnings
def careful():
    warnings.warn("mind the gap")
for _ in range(3):
    careful()
careful()
warnings.warn("mind the gap", DeprecationWarning)
x = [n for n in range(3) if n is 3]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    careful()
with warnings.catch_warnings(record=True) as caught:
    careful()
print(len(caught))
"""
    run = session.run(PATH, source)
    assert (run.stdout, run.failure) == ("1\n", None)
    assert run.warnings == (
        Warned(8, "SyntaxWarning", '"is" with a literal. Did you mean "=="?'),
        Warned(3, "UserWarning", "mind the gap"),
        Warned(7, "DeprecationWarning", "mind the gap"),
    )


def test_a_warning_inside_a_library_counts_where_the_snippet_called_or_imported_it(
    session: Session,
) -> None:
    source = """\
from pathlib import Path
Path("old.py").write_text('''
import warnings
warnings.warn("old is old", DeprecationWarning, stacklevel=2)
def f():
    warnings.warn("f is gone soon", PendingDeprecationWarning)
''')
import old

old.f()
open("never closed", "w")
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert [(w.line, w.category) for w in run.warnings] == [
        (8, "DeprecationWarning"),
        (10, "PendingDeprecationWarning"),
        (11, "ResourceWarning"),
    ]


@needs("torch")
def test_warnings_of_torch_count_at_the_line_of_the_snippet(session: Session) -> None:
    source = """\
import numpy as np
import torch
frozen = np.zeros(3)
frozen.flags.writeable = False
torch.from_numpy(frozen)

torch.tensor(torch.zeros(1))
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert [(w.line, w.category, w.message[:30]) for w in run.warnings] == [
        (5, "UserWarning", "The given NumPy array is not w"),
        (7, "UserWarning", "To copy construct from a tenso"),
    ]


@needs("pandas")
def test_warnings_of_pandas_count_at_the_line_of_the_snippet(session: Session) -> None:
    source = """\
import pandas as pd
reviews = pd.DataFrame({"stars": [5, 4]})
reviews["stars"][0] = 1
"""
    run = session.run(PATH, source)
    assert run.failure is None
    assert [(w.line, w.category) for w in run.warnings] == [(3, "ChainedAssignmentError")]


# -- Memory --------------------------------------------------------------------------------------


def test_memory_that_no_allocator_counts_is_seen_from_outside(session: Session) -> None:
    source = """\
import mmap
hog = mmap.mmap(-1, 1 << 28)
for start in range(0, 1 << 28, 1 << 20): hog[start : start + (1 << 20)] = bytes(1 << 20)
while True: pass
"""
    failure = session.run(PATH, source, SMALL).failure
    assert failure
    assert failure.line in (3, 4)
    assert failure == Failure(failure.line, "takes more than 100 MB of memory", LESS)


@pytest.mark.parametrize("grow", ["hog = [hog]", "hog.append([hog])"])
def test_memory_taken_to_the_last_byte_still_leaves_a_report(session: Session, grow: str) -> None:
    failure = session.run(PATH, f"hog = []\nwhile True: {grow}\n", SMALL).failure
    assert failure
    assert failure.line in (0, 2)  # Python may lack the memory to note the line
    assert failure == Failure(failure.line, "MemoryError", LESS)


@needs("torch")
def test_memory_that_torch_cannot_have_fails_at_the_line(session: Session) -> None:
    source = "import torch\n\nhog = torch.empty(1 << 28)\n"  # 1 GiB
    failure = session.run(PATH, source, SMALL).failure
    assert failure
    assert (failure.line, failure.mend) == (3, LESS)
    assert failure.what.startswith("RuntimeError: ")
    assert "can't allocate memory: you tried to allocate 1073741824 bytes" in failure.what


@needs("numpy")
def test_memory_that_numpy_cannot_have_fails_at_the_line(session: Session) -> None:
    source = "import numpy as np\nhog = np.ones(1 << 28)\n"
    what = (
        "MemoryError: Unable to allocate 2.00 GiB for an array with shape (268435456,) "
        "and data type float64"
    )
    assert session.run(PATH, source, SMALL).failure == Failure(2, what, LESS)


# -- Figures -------------------------------------------------------------------------------------


@needs("matplotlib")
def test_figures_come_back_in_the_order_they_were_made(session: Session) -> None:
    source = """\
import matplotlib.pyplot as plt
plt.plot([0, 1])
plt.title("first")
plt.figure()
plt.title("second")
plt.figure(1)
plt.show()
plt.title("third")
plt.show()
"""
    run = session.run(PATH, source)
    assert run.failure is None
    words = ["first", "second", "third"]
    assert [[w for w in words if w in figure] for figure in run.figures] == [[w] for w in words]
    assert run.figures == session.run(PATH, source).figures


@needs("matplotlib")
def test_a_figure_that_is_never_shown_fails_where_it_was_made(session: Session) -> None:
    source = "import matplotlib.pyplot as plt\n\nfigure, axes = plt.subplots()\naxes.plot([1])\n"
    expected = Failure(3, "draws but never calls plt.show()", "end the drawing with plt.show()")
    assert session.run(PATH, source).failure == expected


# -- The session ---------------------------------------------------------------------------------


def test_a_library_that_does_not_import_stops_the_session_and_says_so(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "numpy"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libnumbers.so: not found')\n")
    fixed = environment(tmp_path) | {"PYTHONPATH": str(tmp_path)}
    monkeypatch.setattr("fiddler.run.session.environment", lambda *_: fixed)
    what = "numpy is installed but cannot be imported: ImportError: libnumbers.so: not found"
    with pytest.raises(ServerEnded, match=re.escape(what)), Session(project):
        pass


def test_a_server_that_is_killed_is_an_error_and_not_an_endless_wait(second: Session) -> None:
    second._server.kill()
    with pytest.raises(ServerEnded, match="the fork server ended with code -9"):
        second.run(PATH, "")


# -- The parts, without a process ----------------------------------------------------------------


def test_a_run_is_stopped_for_the_limit_that_it_is_beyond() -> None:
    limits = Limits(seconds=1, megabytes=2, output_bytes=3 << 10)
    assert excess(limits, seconds=1, resident=2 << 20, output=3 << 10) is None
    seen = [
        excess(limits, seconds=1.1, resident=0, output=0),
        excess(limits, seconds=0, resident=(2 << 20) + 1, output=0),
        excess(limits, seconds=0, resident=0, output=(3 << 10) + 1),
    ]
    assert [beyond.what for beyond in seen if beyond] == [
        "still running after 1 s",
        "takes more than 2 MB of memory",
        "prints more than 3 KiB",
    ]


def test_the_first_cause_of_a_failure_is_the_one_that_counts() -> None:
    file, dump = "snippets/a.py", 'File "lib.py", line 1 in f\n  File "snippets/a.py", line 7 in g'
    message = {"failure": {"line": 3, "what": "one", "mend": "m"}, "stderr_line": 4}
    good = {"failure": None, "stderr_line": 4}
    beyond = Excess("too much", "less")
    assert judge(file, Ended(0, good, "", "", None)) is None
    assert judge(file, Ended(-9, message, "text", dump, beyond)) == Failure(7, "too much", "less")
    assert judge(file, Ended(0, message, "text", "", None)) == Failure(3, "one", "m")
    failure = judge(file, Ended(0, good, "text\nmore\n", "", None))
    assert failure
    assert (failure.line, failure.what) == (4, "writes to stderr: text")
    failure = judge(file, Ended(-6, None, "terminate called\n", dump, None))
    assert failure
    assert (failure.line, failure.what) == (7, "ends early, killed by SIGABRT: terminate called")


def test_the_line_in_a_dump_is_the_innermost_of_the_file() -> None:
    dump = 'File "lib.py", line 1 in f\n  File "a.py", line 7 in g\n  File "a.py", line 9 in h'
    assert line_in_dump(dump, "a.py") == 7
    assert line_in_dump(dump, "axpy") == 0


def test_the_children_of_a_process_are_found_with_and_without_proc() -> None:
    with subprocess.Popen(["sleep", "63"]) as child:
        try:
            while not children()[child.pid]:  # it has no command line for a moment
                time.sleep(0.01)
            assert children()[child.pid] == children_by_ps()[child.pid] == "sleep 63"
        finally:
            child.kill()


def test_the_environment_holds_nothing_of_the_caller_but_where_programs_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "/somewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("API_KEY", "secret")
    fixed = environment(tmp_path, hash_seed="7")
    assert "PYTHONPATH" not in fixed
    assert "API_KEY" not in fixed
    expected = {"PATH": "/somewhere", "HOME": str(tmp_path), "PYTHONHASHSEED": "7", "TZ": "UTC"}
    assert expected.items() <= fixed.items()

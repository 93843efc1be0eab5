"""Measure the runner, the build and the weight of a page against their goals.

Each figure is a median of paired measurements, one of ours after one of what it is compared with,
since the machine may be busy with other things.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from fiddler.generated import generate
from fiddler.project import Project
from fiddler.run import Session

PAIRS = 5
PAGES = 200
SNIPPETS = 200
TYPED = ("drop duplicates keep last", "what is momentum in SGD", "nn.Dropout", "convolusion")
KINDS = {
    "empty": "",
    "torch": "import torch\nprint(torch.ones(2, 2).sum().item())",
    "pandas": "import pandas as pd\nprint(len(pd.DataFrame({'a': [1, 2]})))",
}


@dataclass(frozen=True)
class Figure:
    """One measured figure. `goal` is the most that it may be, if there is a goal."""

    name: str
    value: float
    goal: float | None
    unit: str

    def __str__(self) -> str:
        line = f"{self.name:<52}{self.value:9.3f} {self.unit:<4}"
        if self.goal is None:
            return line.rstrip()
        return f"{line} goal ≤ {self.goal:g}  {'MISSED' if self.missed else 'ok'}"

    @property
    def missed(self) -> bool:
        return self.goal is not None and self.value > self.goal


def bench(project: Project, write: bool) -> int:
    """Print every figure as it is measured; write them to `bench.json` on request.

    Returns 1 if a goal was missed.
    """
    figures = []
    start = time.monotonic()
    for name, part in PARTS.items():
        print(f"{time.monotonic() - start:6.1f} s  measuring {name} …", flush=True)
        for figure in part(project):
            print(figure, flush=True)
            figures.append(figure)
    if write:
        text = json.dumps([asdict(figure) for figure in figures], indent=2)
        (project.root / "bench.json").write_text(text + "\n", encoding="utf-8")
    return int(any(figure.missed for figure in figures))


def _runner(project: Project) -> Iterator[Figure]:
    starts = []
    for _ in range(PAIRS):
        start = time.perf_counter()
        with Session(project):
            starts.append(time.perf_counter() - start)
    yield Figure("runner: start of the server", statistics.median(starts), 5, "s")
    with Session(project) as session:
        for kind, source in KINDS.items():
            overheads = []
            for _ in range(3 * PAIRS):
                start = time.perf_counter()
                run = session.run("bench/snippet.py", source)
                overheads.append(1000 * (time.perf_counter() - start - run.seconds))
            name = f"runner: overhead of a snippet, {kind}"
            yield Figure(name, statistics.median(overheads), 60, "ms")
        ratios = []
        for _ in range(PAIRS):
            one = _seconds([sys.executable, "-c", KINDS["torch"]], project.root)
            start = time.perf_counter()
            for _ in session.run_all(("bench/s.py", KINDS["torch"]) for _ in range(SNIPPETS)):
                pass
            ratios.append((time.perf_counter() - start) / (SNIPPETS * one))
        name = f"runner: {SNIPPETS} snippets ÷ as many `python file.py`"
        yield Figure(name, statistics.median(ratios), 0.05, "×")


def _again(project: Project) -> Iterator[Figure]:
    command = [sys.executable, "-m", "fiddler", "--root", str(project.root), "test", "--changed"]
    subprocess.run(command, cwd=project.root, check=True, stdout=subprocess.DEVNULL)
    differences = _pairs(
        lambda: _seconds(command, project.root),
        lambda: _seconds([sys.executable, "-c", ""], project.root),
        lambda ours, python: ours - python,
    )
    yield Figure("test: again with nothing changed, beyond Python", differences, 0.2, "s")


def _build(project: Project) -> Iterator[Figure]:
    # One long section is the worst case: every page repeats the whole of it.
    for section in (PAGES, 20):
        yield _build_with(project, section)


def _build_with(project: Project, section: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        generate(project, root, PAGES, section)
        ours = [sys.executable, "-c", BUILD, str(root), str(root / "ours")]
        plain = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", "-d", "plain"]
        ratio = _pairs(
            lambda: _seconds(ours, root), lambda: _seconds(plain, root), lambda a, b: a / b
        )
    name = f"site: {PAGES} pages, {section} a section ÷ plain Material"
    return Figure(name, ratio, 1.1, "×")


BUILD = """
import sys
from pathlib import Path
from fiddler.build import render
from fiddler.project import Project
findings, _ = render(Project(Path(sys.argv[1])), Path(sys.argv[2]))
sys.exit("\\n".join(map(str, findings[:5])) or 0)
"""


def _weight(project: Project) -> Iterator[Figure]:
    from fiddler.browser import chromium, served
    from fiddler.build import build

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        build(project, site)
        with served(site) as origin, chromium() as browser:
            page = browser.new_page()
            paths: list[str] = []
            page.on(
                "request",
                lambda request: paths.append(request.url.removeprefix(origin.rstrip("/"))),
            )
            page.goto(f"{origin}concepts/momentum/", wait_until="networkidle")
        weighed = {
            path
            for path in paths
            if not path.startswith("/concepts/momentum/") or path == "/concepts/momentum/"
            if "/search" not in path and path.startswith("/")
        }
        files = [site / path.strip("/").split("?")[0] for path in weighed]
        files = [file / "index.html" if file.is_dir() else file for file in files]
        size = sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
    yield Figure("site: momentum without figures and search, gzip", size / 1000, 100, "kB")


def _search(project: Project) -> Iterator[Figure]:
    from fiddler.browser import chromium, served
    from fiddler.build import build
    from fiddler.search.cost import ASKED, CODES, STARTED, kilobytes, milliseconds

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        build(project, site)
        yield Figure("search: on every page, gzip", kilobytes(site, STARTED), 2, "kB")
        yield Figure("search: to the first answer, gzip", kilobytes(site, ASKED), 100, "kB")
        yield Figure("search: code of the rows, gzip", kilobytes(site, [CODES]), None, "kB")
        with served(site) as origin, chromium() as browser:
            page = browser.new_context(bypass_csp=True).new_page()
            page.goto(origin)
            times = [milliseconds(page, site, TYPED) for _ in range(PAIRS)]
    for name, goal in [
        ("set-up", 60),
        ("key press, median", 2),
        ("key press, 95th percentile", 15),
    ]:
        yield Figure(f"search: {name}", statistics.median(t[name] for t in times), goal, "ms")


PARTS: dict[str, Callable[[Project], Iterator[Figure]]] = {
    "the runner (half a minute)": _runner,
    "a proof with nothing changed": _again,
    "the build (two minutes)": _build,
    "the weight of a page": _weight,
    "search": _search,
}


def _pairs(
    ours: Callable[[], float],
    theirs: Callable[[], float],
    compare: Callable[[float, float], float],
) -> float:
    return statistics.median(compare(ours(), theirs()) for _ in range(PAIRS))


def _seconds(command: list[str], folder: Path) -> float:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start

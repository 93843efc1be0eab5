"""The commands that run snippets: record what they leave behind, or prove it quickly again."""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fiddler.cache import RunCache
from fiddler.findings import Finding
from fiddler.project import Project, every_file
from fiddler.records import read_record, write_record
from fiddler.run import Job, Limits, Run, Session
from fiddler.settings import limits
from fiddler.surroundings import surroundings
from fiddler.wanted import chosen as chosen_paths


def record(project: Project, wanted: Sequence[str] = ()) -> list[Finding]:
    """Run the wanted snippets (all, if none is named) and rewrite their records.

    `wanted` names pages, snippets or folders. What the cache has is not run again.
    """
    from fiddler.notebook_records import record_notebook
    from fiddler.proof import faults, record_of, whole_source
    from fiddler.tree import read_tree

    tree = read_tree(project)
    notebooks = project.notebook_paths()
    named = chosen_paths([*project.snippet_paths(), *notebooks], wanted)  # one may not parse
    chosen = named & tree.snippets.keys()
    jobs = {path: (path, whole_source(tree.snippets[path])) for path in chosen}
    runs = run_jobs(project, jobs.values())
    findings = list(tree.findings)
    changed: list[str] = []
    for path, job in jobs.items():
        snippet, run = tree.snippets[path], runs[job]
        if found := faults(snippet, run):
            findings.extend(found)
        else:
            changed.extend(write_record(project, path, record_of(snippet, run)))
    for file in changed:
        print(f"recorded {file}")
    print(f"{len(jobs)} snippets, {len(changed)} records changed")
    return findings + _on_notebooks(project, named & set(notebooks), record_notebook)


def is_proved(project: Project) -> bool:
    """Whether nothing changed since `prove_again` had nothing to mend on any page."""
    mark = _mark(project)
    return mark.is_file() and mark.read_text() == _state(project)


def prove_again(project: Project, wanted: Sequence[str] = ()) -> list[Finding]:
    """Prove the wanted pages (all, if none is named), running only what changed since."""
    state = _state(project)

    from fiddler.notebook_records import prove_notebook
    from fiddler.proof import against_page, against_record, shown_blocks, whole_source
    from fiddler.tree import includes_as_configured, read_tree

    tree = read_tree(project)
    notebooks = project.notebook_paths()
    named = chosen_paths([*project.snippet_paths(), *notebooks], wanted)  # one may not parse
    chosen = named & tree.snippets.keys()
    includes = includes_as_configured(project)
    blocks = [
        shown
        for page in tree.pages.values()
        for shown in shown_blocks(page, tree.snippets, includes)
        if shown.snippet.path in chosen
    ]
    whole = {path: (path, whole_source(tree.snippets[path])) for path in chosen}
    runs = run_jobs(project, [*whole.values(), *(shown.job for shown in blocks)])
    findings = list(tree.findings)
    for path, job in whole.items():
        record = read_record(project, path)
        findings.extend(against_record(tree.snippets[path], record, runs[job]))
    for shown in blocks:
        findings.extend(against_page(shown, runs[shown.job]))
    findings += _on_notebooks(project, named & set(notebooks), prove_notebook)
    print(f"proved {len(whole)} snippets in {len(blocks)} blocks; to mend: {len(findings)}")
    if not wanted and not findings:
        _mark(project).parent.mkdir(parents=True, exist_ok=True)
        _mark(project).write_text(state)
    return findings


def run_jobs(project: Project, jobs: Iterable[Job]) -> dict[Job, Run]:
    """Run each job once, or take its run from the cache, and say how it goes."""
    cache = RunCache(project)
    runs: dict[Job, Run] = {}
    missing: list[Job] = []
    for job in dict.fromkeys(jobs):
        if run := cache.get(*job):
            runs[job] = run
        else:
            missing.append(job)
    if not missing:
        return runs
    start = time.monotonic()
    print("starting the runner (some seconds) …", flush=True)
    with Session(project) as session:
        print(f"running {len(missing)} snippets ({session.guards})", flush=True)
        for number, (job, run) in enumerate(session.run_all(missing, limits(project)), start=1):
            runs[job] = run
            cache.put(*job, run)
            elapsed = time.monotonic() - start
            failed = " FAILED" if run.failure else ""
            print(
                f"{elapsed:6.1f} s  {number}/{len(missing)}  {job[0]}"
                f"  {run.seconds:.1f} s, {run.megabytes:.0f} MB{failed}",
                flush=True,
            )
    return runs


def _on_notebooks(
    project: Project,
    paths: Iterable[str],
    act: Callable[[Project, str, Limits], list[Finding]],
) -> list[Finding]:
    """Record or prove notebooks, but for those proved before and unchanged since."""
    from fiddler.notebook_records import evidence

    cache = RunCache(project)
    findings: list[Finding] = []
    for path in sorted(paths):
        if cache.is_proved(path, evidence(project, path)):
            continue
        print(f"running docs/{path}", flush=True)
        if found := act(project, path, limits(project)):
            findings += found
        else:
            cache.note_proved(path, evidence(project, path))
    return findings


def _mark(project: Project) -> Path:
    return project.cache / "proved"


def _state(project: Project) -> str:
    """A digest of all that a proof depends on: what runs it, and every file that it reads."""
    digest = hashlib.sha256(surroundings().encode())
    machinery = Path(__file__).parent
    files = {project.root / path for path in every_file(project.root)}
    files |= {machinery.parent / path for path in every_file(machinery.parent, ["fiddler"])}
    for file in sorted(files):
        content = str(file.readlink()).encode() if file.is_symlink() else file.read_bytes()
        digest.update(str(file).encode() + b"\0" + content + b"\0")
    return digest.hexdigest()

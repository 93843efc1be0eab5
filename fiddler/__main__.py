"""The commands, as `python -m fiddler serve`; those of the Makefile, and `install`."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from fiddler.findings import Finding, Wrong
from fiddler.project import HERE, Project


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 1 if there are findings, each printed on a line."""
    options = _parser().parse_args(arguments)
    project = Project(options.root.resolve())
    try:
        return int(options.command(project, options))
    except Wrong as wrong:
        return report([wrong.finding])
    except KeyboardInterrupt:
        return 130


def report(findings: Sequence[Finding]) -> int:
    """Print findings, one a line. Returns the exit code."""
    for finding in sorted(set(findings)):
        print(finding, file=sys.stderr)
    if findings:
        print(f"{len(set(findings))} to mend", file=sys.stderr)
    return 1 if findings else 0


def _serve(project: Project, _: argparse.Namespace) -> int:
    from fiddler.serve import serve

    return serve(project)


def _site(project: Project, _: argparse.Namespace) -> int:
    from fiddler.build import build

    if code := _check(project) or report(build(project)):
        return code
    print(f"built {project.site.relative_to(project.root)}/")
    return 0


def _new(project: Project, options: argparse.Namespace) -> int:
    from fiddler.new import new

    print("\n".join(new(project, options.page, options.recipe)))
    return 0


def _test(project: Project, options: argparse.Namespace) -> int:
    if options.changed or options.pages:
        from fiddler.prove import is_proved, prove_again

        if not options.pages and is_proved(project):
            print("nothing changed since the last proof")
            return 0
        # What runs is only as good as the page that shows it: a wrong include runs nothing.
        return _check(project) or report(prove_again(project, options.pages))
    steps = [
        ("sources", ["-m", "fiddler", "check"]),
        ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
        ("lint", ["-m", "ruff", "check", "--quiet", "."]),
        ("types", ["-m", "mypy", "--no-error-summary"]),
        ("proof", ["-m", "pytest"]),
    ]
    for name, command in steps:
        start = time.monotonic()
        print(f"── {name}", flush=True)
        code = subprocess.run([sys.executable, *command], cwd=project.root, check=False).returncode
        if code:
            print(f"── {name} failed", flush=True)
            return code
        print(f"── {name} passed in {time.monotonic() - start:.1f} s", flush=True)
    return 0


def _record(project: Project, options: argparse.Namespace) -> int:
    from fiddler.prove import record

    findings = record(project, options.pages)
    if options.patch:
        from fiddler.patch import write_patch

        findings += write_patch(project, options.patch.absolute())
    return report(findings)


def _install(project: Project, options: argparse.Namespace) -> int:
    from fiddler.needs import install

    return install(project, options.pages)


def _check(project: Project, _: argparse.Namespace | None = None) -> int:
    from fiddler.check import check

    return report(check(project))


def _lock(project: Project, _: argparse.Namespace) -> int:
    from fiddler.lock import lock

    return lock(project)


def _bench(project: Project, options: argparse.Namespace) -> int:
    from fiddler.bench import bench

    return bench(project, options.write)


def _search(project: Project, options: argparse.Namespace) -> int:
    from fiddler.search.command import search

    return search(project, " ".join(options.words), options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fiddler", description=__doc__)
    parser.add_argument("--root", type=Path, default=HERE.root, help="another checkout")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=run)
        return sub

    command("serve", _serve, "serve the site on localhost, running and showing what you save")
    new = command("new", _new, "begin a recipe: its stub, and the section that shows it")
    new.add_argument("page", help="the page that shows it: recipes/duplicates")
    new.add_argument("recipe", help='its title: "Keep the longest review"')
    command("site", _site, "build the site into site/")
    test = command("test", _test, "prove everything, or quickly what is named")
    test.add_argument("pages", nargs="*", metavar="PAGE", help="pages, snippets or folders")
    test.add_argument("--changed", action="store_true", help="only what changed since it passed")
    record = command("record", _record, "run snippets and record what they print and draw")
    record.add_argument("pages", nargs="*", metavar="PAGE", help="pages, snippets or folders")
    what = "write what differs from the last commit to this file, and fail if anything does"
    record.add_argument("--patch", type=Path, metavar="FILE", help=what)
    install = command("install", _install, "install what the snippets of these pages import")
    install.add_argument("pages", nargs="+", metavar="PAGE", help="pages, snippets or folders")
    command("check", _check, "read the sources for mistakes")
    search = command("search", _search, "find a snippet")
    search.add_argument("words", nargs="+", metavar="WORD", help="a question, a name, some code")
    search.add_argument("--json", action="store_true", help="print JSON")
    command("lock", _lock, "resolve the dependencies again")
    bench = command("bench", _bench, "measure against the goals")
    bench.add_argument("--write", action="store_true", help="write the figures to bench.json")
    return parser


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())

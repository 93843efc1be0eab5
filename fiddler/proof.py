"""What has to run for the site to be proved, and what a run says against the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fiddler.compare import figure_difference, text_difference
from fiddler.findings import Finding
from fiddler.pages import Block, Includes, Page, python_blocks
from fiddler.project import figure_path, output_path, warnings_path
from fiddler.records import Record, Warned, warnings_record
from fiddler.run import Job, Run
from fiddler.snippets import Snippet, shown_source

RECORD_AGAIN = "if this is meant, run `make record` and read the diff"


@dataclass(frozen=True)
class Shown:
    """A snippet as one block of a page shows it: the source that has to run."""

    page: Page
    block: Block
    snippet: Snippet
    source: str
    expected: str | None  # the output shown below it

    @property
    def place(self) -> str:
        return f"{self.page.file}:{self.block.line}"

    @property
    def job(self) -> Job:
        return self.snippet.path, self.source


def shown_blocks(page: Page, snippets: dict[str, Snippet], includes: Includes) -> Iterator[Shown]:
    """Every block of a page with the source it shows and the output it promises.

    Blocks that do not show one known snippet are left to `make check`, which says what is wrong;
    a record that is not there promises nothing.
    """
    plain = python_blocks(includes.expand(page.text, lenient=True))
    for block, expanded in zip(page.blocks, plain, strict=True):
        paths = {include.path for include in block.includes}
        snippet = snippets.get(paths.pop()) if len(paths) == 1 else None
        if snippet:
            sections = [include.section for include in block.includes]
            source = shown_source(snippet, sections)
            yield Shown(page, block, snippet, source, expanded.expected_output)


def whole_source(snippet: Snippet) -> str:
    return shown_source(snippet, [None])


def record_of(snippet: Snippet, run: Run) -> Record:
    """What a good run of the whole snippet leaves behind."""
    return Record(run.stdout, warnings_record(snippet, run.warnings), run.figures)


def faults(snippet: Snippet, run: Run) -> list[Finding]:
    """What is wrong with a run in itself: it failed, or warned outside a wrong way."""
    if run.failure:
        return [Finding(snippet.file, run.failure.line, run.failure.what, run.failure.mend)]
    found = [_warning(snippet, warned) for warned in _stray(snippet, run.warnings)]
    if run.stdout and not run.stdout.endswith("\n"):
        mend = 'end the last print with a new line (its default), not end=""'
        found.append(Finding(snippet.file, 0, "the output does not end with a new line", mend))
    return found


def against_record(snippet: Snippet, record: Record, run: Run) -> list[Finding]:
    """What a run of the whole snippet says against its record, besides its own faults."""
    if found := faults(snippet, run):
        return found
    fresh = record_of(snippet, run)
    output, warned = output_path(snippet.path), warnings_path(snippet.path)
    found.extend(_text_findings(snippet, output, record.output, fresh.output))
    found.extend(_text_findings(snippet, warned, record.warnings, fresh.warnings))
    found.extend(_figure_findings(snippet, record.figures, fresh.figures))
    return found


def against_page(shown: Shown, run: Run) -> list[Finding]:
    """What a run of a block says against the output that the page shows below it."""
    if found := faults(shown.snippet, run):
        return found
    if shown.expected is None:
        return []
    return _text_findings(
        shown.snippet, output_path(shown.snippet.path), shown.expected, run.stdout
    )


def _text_findings(snippet: Snippet, path: str, old: str, new: str) -> list[Finding]:
    if not (difference := text_difference(old, new)):
        return []
    line, what = difference
    return [Finding(f"snippets/{path}", line, f"{snippet.file} {what}", RECORD_AGAIN)]


def _stray(snippet: Snippet, warned: Iterable[Warned]) -> Iterator[Warned]:
    for warning in warned:
        section = snippet.section_at(warning.line)
        if not (section and section.is_wrong_way):
            yield warning


def _warning(snippet: Snippet, warned: Warned) -> Finding:
    mend = "write it so that nothing warns, or mark the lines as a wrong way"
    return Finding(snippet.file, warned.line, f"{warned.category}: {warned.message}", mend)


def _figure_findings(
    snippet: Snippet, recorded: tuple[str, ...], fresh: tuple[str, ...]
) -> Iterator[Finding]:
    if len(recorded) != len(fresh):
        what = f"figures: {len(recorded)} recorded and {len(fresh)} drawn now"
        yield Finding(snippet.file, 0, what, RECORD_AGAIN)
        return
    for number, (old, new) in enumerate(zip(recorded, fresh, strict=True), start=1):
        if difference := figure_difference(old, new):
            path = f"docs/{figure_path(snippet.path, number)}"
            what = f"the figure is stale: {difference}"
            yield Finding(path, 0, what, RECORD_AGAIN)

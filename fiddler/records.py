"""Records: what a snippet printed, warned and drew when last recorded; read, write, quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from fiddler.project import Project, figure_path, home_page, output_path, warnings_path
from fiddler.snippets import Snippet


@dataclass(frozen=True)
class Record:
    """What a snippet leaves behind. `figures` are SVG texts in the order drawn."""

    output: str = ""
    warnings: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Warned:
    """A warning that a run raised at a line of the snippet."""

    line: int
    category: str
    message: str


def record_files(snippet_path: str, record: Record) -> dict[str, str]:
    """The files of a record: path relative to the project → text. Empty parts have no file."""
    texts = {
        f"snippets/{output_path(snippet_path)}": record.output,
        f"snippets/{warnings_path(snippet_path)}": record.warnings,
    }
    for number, figure in enumerate(record.figures, start=1):
        texts[f"docs/{figure_path(snippet_path, number)}"] = figure
    return {path: text for path, text in texts.items() if text}


def read_record(project: Project, snippet_path: str) -> Record:
    """The record on disk; what is not there is empty."""

    def text(path: str) -> str:
        file = project.root / path
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    figures: list[str] = []
    while figure := text(f"docs/{figure_path(snippet_path, len(figures) + 1)}"):
        figures.append(figure)
    output = text(f"snippets/{output_path(snippet_path)}")
    return Record(output, text(f"snippets/{warnings_path(snippet_path)}"), tuple(figures))


def write_record(project: Project, snippet_path: str, record: Record) -> list[str]:
    """Make the files on disk equal to the record. Returns the paths that changed."""
    wanted = record_files(snippet_path, record)
    current = record_files(snippet_path, read_record(project, snippet_path))
    changed = [p for p in sorted({*wanted, *current}) if wanted.get(p) != current.get(p)]
    for path in changed:
        file = project.root / path
        if path in wanted:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            file.unlink()
    return changed


def not_recorded(path: str) -> tuple[str, str]:
    """What is wrong where a page shows a record that is not there, and how to mend it."""
    page = home_page(path).removesuffix(".md")
    return f'"{path}" is not recorded', f"run `make record page={page}`"


def labels(output: str) -> list[str]:
    """The labels that a page can quote: whatever stands before the first `: ` of a line."""
    return [line.split(": ")[0].strip() for line in output.splitlines() if ": " in line]


def quote(output: str, label: str) -> str:
    """The value printed behind a label. Raises `KeyError` if no line, or more than one, has it."""
    lines = (line.strip() for line in output.splitlines())
    values = [line[len(label) + 2 :] for line in lines if line.startswith(f"{label}: ")]
    if len(values) != 1:
        raise KeyError(label)
    return values[0].strip()


def warnings_record(snippet: Snippet, warned: Iterable[Warned]) -> str:
    """The warnings of the wrong ways, one part a section, so that a page can include one."""
    parts: dict[str, list[str]] = {}
    for warning in warned:
        if (section := snippet.section_at(warning.line)) and section.is_wrong_way:
            message = " ".join(warning.message.split())
            parts.setdefault(section.name, []).append(f"{warning.category}: {message}")
    return "".join(
        "\n".join([f"--8<-- [start:{name}]", *lines, f"--8<-- [end:{name}]", ""])
        for name, lines in parts.items()
    )

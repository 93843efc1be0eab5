"""Frames as HTML tables, with what a run changed marked by an element, a line and in words."""

import re
from collections.abc import Callable, Sequence
from html import escape

from fiddler.markdown.changes import HEAD, Marks, compare
from fiddler.markdown.frames import Change, Frame

NUMBER = re.compile(r"[-+]?(\d[\d,_]*)(\.\d*)?(e[-+]?\d+)?%?")
MISSING = ("NaN", "NaT", "None", "<NA>", "nan")  # the last in labels of several levels


def output_html(parts: Sequence[str | Frame | Change], listing: Callable[[str], str]) -> str:
    """The parts of an output as HTML; `listing` formats the lines that stay text."""
    return "".join(_part_html(part, listing) for part in parts)


def _part_html(part: str | Frame | Change, listing: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return listing(part)
    if isinstance(part, Frame):
        return _table(part, {}, "")
    gone, fresh = compare(part)
    before = _table(part.before, gone, "before")
    return f'<div class="change">{before}{_table(part.after, fresh, "after")}</div>'


def _table(frame: Frame, marks: Marks, caption: str) -> str:
    """A table in a box that scrolls by itself, as Material makes them of Markdown tables."""
    words = f"<caption>{caption}{_tally(frame, marks)}</caption>" if caption else ""
    kinds = {
        column: ' class="number"'
        for n, column in enumerate(frame.columns)
        if all(NUMBER.fullmatch(row[n]) or row[n] in MISSING for row in frame.rows)
    }
    corner = "".join(f'<th scope="col">{escape(name)}</th>' for name in frame.names)
    head = (corner or "<td></td>") + "".join(
        f'<th scope="col"{kinds.get(name, "")}>{_cell(name, marks.get((HEAD, name)))}</th>'
        for name in frame.columns
    )
    body = "".join(
        "<tr>"
        + _label_cells(frame, number, marks)
        + "".join(
            f"<td{kinds.get(name, '')}>{_cell(text, marks.get((number, name)))}</td>"
            for name, text in zip(frame.columns, row, strict=True)
        )
        + "</tr>"
        for number, row in enumerate(frame.rows)
    )
    return (
        '<div class="md-typeset__scrollwrap"><table class="frame">'
        f"{words}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _label_cells(frame: Frame, number: int, marks: Marks) -> str:
    """The heads of a row; a label that repeats below reaches over those rows."""
    cells = []
    for level, label in enumerate(frame.labels[number]):
        if not label:
            continue
        end = number + 1
        while end < len(frame.rows) and not frame.labels[end][level]:
            end += 1
        kinds = {_whole_row(frame, row, marks) for row in range(number, end)}
        span = f' rowspan="{end - number}"' if end - number > 1 else ""
        mark = kinds.pop() if len(kinds) == 1 else None
        cells.append(f'<th scope="row"{span}>{_cell(label, mark)}</th>')
    return "".join(cells)


def _whole_row(frame: Frame, row: int, marks: Marks) -> str | None:
    kinds = {marks.get((row, column)) for column in frame.columns}
    kind = kinds.pop() if len(kinds) == 1 else None
    return kind if kind in ("del", "ins") else None


def _cell(text: str, mark: str | None) -> str:
    shown = escape(text)
    if text in MISSING:
        shown = f'<span class="missing">{shown}</span>'
    return f"<{mark}>{shown or '&nbsp;'}</{mark}>" if mark else shown


def _tally(frame: Frame, marks: Marks) -> str:
    """In words what is marked, so that colour and line are not alone in saying it."""
    columns = sum(1 for row, _ in marks if row == HEAD)
    rows = sum(1 for row in range(len(frame.rows)) if _whole_row(frame, row, marks))
    cells = sum(1 for mark in marks.values() if mark == "mark")
    what = "gone" if "del" in marks.values() else "new"
    counts = [(rows, "row", what), (columns, "column", what), (cells, "cell", "changed")]
    words = [f"{n} {noun}{'s' if n > 1 else ''} {kind}" for n, noun, kind in counts if n]
    return f": {', '.join(words)}" if words else ""

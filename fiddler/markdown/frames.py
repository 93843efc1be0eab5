"""Tables in what a snippet printed: pandas frames become HTML tables, before and after compared.

The record stays the text that pandas printed. A frame is read back from its fixed widths: values
stand at the right, so a column ends where its name ends; labels of rows stand at the left, those
of a further level where its name begins. Names hold no spaces; if an index has names, every level
has one. Whatever does not fill its widths exactly, or fills them in two ways, stays text: a
Series, a frame that pandas wrapped or shortened, columns with levels or with a name of their own.
A line with no value in any column, right below the names, is taken for that of the index.

Where two frames stand under the lines `before` and `after`, what the run changed is marked:

1. Rows are matched in two ways: by their labels, if both indexes have the same names and no label
   stands twice; and by their values in the columns that both have, first in order (`difflib`), then
   the rest wherever they stand. So a row may be numbered anew or move without being marked.
2. The match that marks fewer cells is taken; of equals, that by label.
3. Rows and columns without a match are gone in `before` (`<del>`) and new in `after` (`<ins>`);
   a cell of a matched row that reads differently is changed in `after` (`<mark>`).

Nothing is marked in different tables: frames without a common column or a matched row; and frames
of which each has a column that the other has not, unless every row has its match (one may count
the other).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

LABEL = re.compile(r"(\S+ )*\S*:( .*)?")  # `rows left: 5`, or `rows left:` above a table
NUMBER = re.compile(r"[-+]?(\d[\d,_]*)(\.\d*)?(e[-+]?\d+)?%?")
MISSING = ("NaN", "NaT", "None", "<NA>", "nan")  # the last in labels of several levels
HEAD = -1  # the row of the names of the columns

Marks = Mapping[tuple[int, str], str]  # row and column → `del`, `ins` or `mark`
Pairs = list[tuple[int, int]]  # a row of `before` and its row of `after`


@dataclass(frozen=True)
class Frame:
    """A DataFrame as printed. `names` are those of the index, empty where it has none."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]  # for each row one of each level, blank where it repeats
    rows: tuple[tuple[str, ...], ...]

    def keys(self) -> list[tuple[str, ...]]:
        """The labels of each row in full."""
        found: list[tuple[str, ...]] = []
        for row in self.labels:
            above = found[-1] if found else row
            found.append(tuple(own or up for own, up in zip(row, above, strict=True)))
        return found

    def values(self, columns: Sequence[str]) -> list[tuple[str, ...]]:
        at = [self.columns.index(column) for column in columns]
        return [tuple(row[n] for n in at) for row in self.rows]


@dataclass(frozen=True)
class Change:
    """Two frames of one output, to be shown side by side."""

    before: Frame
    after: Frame


# -- Read --------------------------------------------------------------------------------------


def read_output(text: str) -> list[str | Frame | Change]:
    """The parts of an output: lines that stay text, frames, and frames that belong together."""
    parts: list[str | Frame | Change] = []
    for part in _parts(text.split("\n")):
        parts.append(part)
        match parts[-4:]:
            case [str(above), Frame() as before, str(between), Frame() as after]:
                *earlier, last = above.split("\n")
                if _heads(last, "before") and _heads(between, "after"):
                    words = "\n".join(earlier).strip("\n")
                    parts[-4:] = [*filter(None, [words]), Change(before, after)]
    return parts


def _heads(text: str, word: str) -> bool:
    return text.removesuffix(":") == word


def _parts(lines: Sequence[str]) -> Iterator[str | Frame]:
    words: list[str] = []
    number, may_start, goes_on = 0, True, False
    while number < len(lines):
        line = lines[number].rstrip()
        end, frame = number + 1, None
        if may_start and line:
            # A frame too wide for a line goes on in further blocks; the last has no backslash.
            whole = not goes_on
            goes_on = line.endswith("\\")
            if whole and not goes_on:
                end, frame = _frame_at(lines, number)
        if frame:
            if text := "\n".join(words).strip("\n"):
                yield text
            words = []
            yield frame
        else:
            words.append(lines[number])
        may_start = bool(frame) or not line or _is_label(line)
        number = end
    if text := "\n".join(words).strip("\n"):
        yield text


def _is_label(line: str) -> bool:
    return line in ("before", "after") or LABEL.fullmatch(line) is not None


def _frame_at(lines: Sequence[str], start: int) -> tuple[int, Frame | None]:
    """The frame that begins here, and where it ends: at an empty line, or at a label."""
    stop = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    width = len(lines[start].rstrip())
    for end in range(stop, start + 1, -1):
        after = lines[end].rstrip() if end < stop else ""
        if after and (not _is_label(after) or len(after) == width):
            continue  # what is as wide as the names may be a row
        if frame := read_frame(lines[start:end]):
            return end, frame
    return start + 1, None


def read_frame(lines: Sequence[str]) -> Frame | None:
    """The frame that pandas printed in these lines, if they can be read as one in one way only."""
    header, *body = (line.rstrip() for line in lines)
    columns = list(re.finditer(r"\S+", header))
    if not body or any(column[0] == "..." for column in columns):
        return None
    first = columns[0].start()
    names: list[re.Match[str]] = []
    if len(body[0]) < first:
        names = list(re.finditer(r"\S+", body.pop(0)))
        if not names or names[0].start() or any(name[0].isdigit() for name in names):
            return None  # of digits: a row whose cells are all empty
    found = [
        frame
        for width in range(names[-1].end() if names else 1, first)
        if (frame := _cut(columns, names, body, width))
    ]
    return found[0] if len(found) == 1 and not _may_have_levels(found[0]) else None


def _cut(
    columns: Sequence[re.Match[str]],
    names: Sequence[re.Match[str]],
    body: Sequence[str],
    width: int,
) -> Frame | None:
    """The frame whose index takes `width` characters, if all that is printed fits it exactly."""
    ends = [column.end() for column in columns]
    starts = [name.start() for name in names] or [0]
    levels = list(zip(starts, [*(n - 1 for n in starts[1:]), width], strict=True))
    places = list(pairwise([width, *ends]))
    gaps = [end for _, end in levels] + ends[:-1]
    lines = [line.ljust(ends[-1]) for line in body]
    if not lines or any(len(line) > ends[-1] for line in lines):
        return None
    if any(line[gap] != " " for line in lines for gap in gaps):
        return None
    labels = [tuple(line[a:b].rstrip() for a, b in levels) for line in lines]
    rows = [tuple(line[a + 1 : b].lstrip() for a, b in places) for line in lines]
    texts = [column[0] for column in columns]
    heads = [name[0] for name in names]
    if not _labels_fit(heads, labels, [b - a for a, b in levels]):
        return None
    for n, (a, b) in enumerate(places):
        longest = max(len(texts[n]), *(len(row[n]) for row in rows))
        if b - a - 1 - longest not in (0, 1) or any(row[n].endswith(" ") for row in rows):
            return None  # most columns have a space more than their longest value, dates do not
        if not any(row[n] for row in rows):
            return None  # half a name, more likely than a column without a value
    if any(set("".join((*label, *row))) == {"."} for label, row in zip(labels, rows, strict=True)):
        return None  # rows were left out
    return Frame(tuple(heads), tuple(texts), tuple(labels), tuple(rows))


def _labels_fit(
    names: Sequence[str], labels: Sequence[tuple[str, ...]], widths: Sequence[int]
) -> bool:
    """Whether the labels fill their widths, and are blank only where they repeat."""
    for n, width in enumerate(widths):
        texts = [row[n] for row in labels]
        if max(map(len, [*names[n : n + 1], *texts])) != width:
            return False
        if any(text.startswith(" ") for text in texts):
            return False
    if any(not row[-1] for row in labels) or not all(labels[0]):
        return False
    return not any(not own and up for row in labels for up, own in pairwise(row))


def _may_have_levels(frame: Frame) -> bool:
    """Without names, two levels look like one whose labels all have a space at the same place."""
    if frame.names:
        return False
    width = max(len(label) for (label,) in frame.labels)
    labels = [label.ljust(width) for (label,) in frame.labels]
    return any(
        all(label[at] == " " and label[at + 1] != " " for label in labels)
        and any(label[at - 1] != " " for label in labels)
        for at in range(1, width - 1)
    )


# -- Compare -----------------------------------------------------------------------------------


def compare(change: Change) -> tuple[Marks, Marks]:
    """What to mark in `before` and in `after`, as the head of this file says."""
    before, after = change.before, change.after
    common = [column for column in before.columns if column in after.columns]
    if not common or any(len(set(f.columns)) < len(f.columns) for f in (before, after)):
        return {}, {}
    old, new = before.values(common), after.values(common)

    def marked(pairs: Pairs) -> int:
        lonely = len(old) + len(new) - 2 * len(pairs)
        changed = (a != b for i, j in pairs for a, b in zip(old[i], new[j], strict=True))
        return lonely * len(common) + sum(changed)

    pairs = min(_by_label(before, after), _by_values(old, new), key=marked)
    both_differ = len(common) < min(len(before.columns), len(after.columns))
    if not pairs or (both_differ and not len(old) == len(new) == len(pairs)):
        return {}, {}
    gone = _lonely(before, {i for i, _ in pairs}, common, "del")
    fresh = _lonely(after, {j for _, j in pairs}, common, "ins")
    for i, j in pairs:
        for column, a, b in zip(common, old[i], new[j], strict=True):
            if a != b:
                fresh[j, column] = "mark"
    return gone, fresh


def _by_label(before: Frame, after: Frame) -> Pairs:
    old, new = before.keys(), after.keys()
    unique = len(set(old)) == len(old) and len(set(new)) == len(new)
    if not unique or before.names != after.names:
        return []
    return [(old.index(key), j) for j, key in enumerate(new) if key in old]


def _by_values(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Pairs:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    pairs = [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]
    left = defaultdict(list)
    for i in sorted({*range(len(old))} - {i for i, _ in pairs}, reverse=True):
        left[old[i]].append(i)
    for j in sorted({*range(len(new))} - {j for _, j in pairs}):
        if left[new[j]]:
            pairs.append((left[new[j]].pop(), j))
    return pairs


def _lonely(
    frame: Frame, matched: set[int], common: Sequence[str], tag: str
) -> dict[tuple[int, str], str]:
    """Marks for the rows and columns that the other frame does not have."""
    rows = [HEAD, *range(len(frame.rows))]
    return {
        (row, column): tag
        for row in rows
        for column in frame.columns
        if (row != HEAD and row not in matched) or column not in common
    }


# -- Show --------------------------------------------------------------------------------------


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

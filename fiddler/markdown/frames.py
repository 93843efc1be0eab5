"""Frames in what a snippet printed, read back from the fixed widths in which pandas prints them.

Values stand at the right, so a column ends where its name ends; labels of rows stand at the left,
those of a further level where its name begins. Names hold no spaces; if an index has names, every
level has one. Whatever does not fill its widths exactly, or fills them in two ways, stays text: a
Series, a frame that pandas wrapped or shortened, columns with levels or with a name of their own.
A line with no value in any column, right below the names, is taken for that of the index.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LABEL = re.compile(r"(\S+ )*\S*:( .*)?")  # `rows left: 5`, or `rows left:` above a table


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

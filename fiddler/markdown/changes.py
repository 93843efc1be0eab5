"""What a run changed between two frames, to be marked where they stand side by side.

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

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from fiddler.markdown.frames import Change, Frame

HEAD = -1  # the row of the names of the columns

Marks = Mapping[tuple[int, str], str]  # row and column → `del`, `ins` or `mark`
Pairs = list[tuple[int, int]]  # a row of `before` and its row of `after`


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

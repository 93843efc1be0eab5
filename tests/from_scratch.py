"""A class from the file that a page shows, and how far its numbers are from torch's."""

import ast
import inspect

import torch

from fiddler.project import HERE
from fiddler.snippets import parse_snippet


def load(path, name, source=None):
    """The class `name` of a snippet, whose `proof` section is not run.

    `source` stands for the file's text where a fault is planted.
    """
    text = (HERE.snippets / path).read_text() if source is None else source
    lines = text.splitlines()
    for section in parse_snippet(path, text).sections:
        if section.name == "proof":
            # Blank, not gone: a traceback still names the right line.
            lines[section.start - 1 : section.end] = [""] * (section.end - section.start + 1)
    names = {"__name__": path}
    exec(compile("\n".join(lines), HERE.snippets / path, "exec"), names)
    return names[name]


def planted(path, right, wrong):
    """The file's text with a fault in it."""
    text = (HERE.snippets / path).read_text()
    assert text.count(right) == 1, f"{path} has {text.count(right)} times {right!r}"
    return text.replace(right, wrong)


def classes_derived_from(base):
    """Path and name of every class of the snippets with a base of that name."""
    return [
        (path, node.name)
        for path in HERE.snippet_paths()
        for node in ast.parse((HERE.snippets / path).read_text()).body
        if isinstance(node, ast.ClassDef)
        and base in {ast.unparse(each).rsplit(".", 1)[-1] for each in node.bases}
    ]


def arguments(cls):
    """The names of the arguments that a class is made with."""
    return list(inspect.signature(cls).parameters)


def apart(ours, torchs):
    """The largest difference, as a share of the largest entry: 0 for equal tensors."""
    if ours.numel() == 0 or torch.equal(ours, torchs):
        return 0.0
    return ((ours - torchs).abs().max() / torchs.abs().max()).item()


def assert_close(ours, torchs, what, tolerance=1e-12):
    """Same shape, same type, same numbers; the message says where they part."""
    if ours is None or torchs is None:
        assert ours is torchs, f"{what} is {ours}, torch's is {torchs}"
        return
    assert ours.shape == torchs.shape, f"{what}: {list(ours.shape)}, torch {list(torchs.shape)}"
    assert ours.dtype == torchs.dtype, f"{what} is {ours.dtype}, torch's {torchs.dtype}"
    ours, torchs = ours.detach(), torchs.detach()
    share = apart(ours.nan_to_num(nan=12345.0), torchs.nan_to_num(nan=12345.0))
    assert share <= tolerance, f"{what} is apart from torch's by {share:.1g} of its size"

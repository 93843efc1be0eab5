"""The notation page: its names and defaults are PyTorch's, its links and its order are kept."""

import ast
import inspect
import re

import pytest
import torch

from fiddler.project import HERE

PAGE = (HERE.docs / "about/notation.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.split("\n")
    if line.startswith("| $")
]
DEFAULT = re.compile(r"`(\w+)` `(\w+)=(.+?)`")
DEFAULTS = [match.groups() for row in ROWS if (match := DEFAULT.search(row[3]))]
# How a row names its page, and where that page is once it is written.
HOMES = {
    "SGD": "sgd",
    "Momentum": "momentum",
    "Weight decay": "weight_decay",
    "RMSProp": "rmsprop",
    "Adam": "adam",
    "At a glance": "index",
    "Dropout": "dropout",
    "Batch norm": "batch_norm",
    "Convolution": "convolution",
}
TERMS = re.findall(r"^\* \*\*(.+?)\*\*: (.+(?:\n  .+)*)", PAGE, re.MULTILINE)


def test_the_table_was_read():
    assert len(ROWS) > 30
    assert {len(row) for row in ROWS} == {5}
    assert len(DEFAULTS) > 5


@pytest.mark.parametrize(("owner", "argument", "value"), DEFAULTS)
def test_a_default_is_that_of_pytorch(owner, argument, value):
    kind = getattr(torch.optim, owner, None) or getattr(torch.nn, owner)
    default = inspect.signature(kind).parameters[argument].default
    assert default == ast.literal_eval(value)


@pytest.mark.parametrize(
    ("optimizer", "name"),
    [
        (torch.optim.SGD, "momentum_buffer"),
        (torch.optim.Adam, "exp_avg"),
        (torch.optim.Adam, "exp_avg_sq"),
    ],
)
def test_a_buffer_has_the_name_that_pytorch_gives_it(optimizer, name):
    weight = torch.nn.Parameter(torch.ones(1))
    weight.grad = torch.ones(1)
    options = {"momentum": 0.9} if optimizer is torch.optim.SGD else {}
    stepped = optimizer([weight], lr=0.1, **options)
    stepped.step()
    assert name in stepped.state[weight]
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_symbol_links_its_page_as_soon_as_there_is_one(row):
    name, link = re.fullmatch(r"\[?(.+?)\]?(?:\((.+)\))?", row[4]).groups()
    home = f"concepts/{HOMES[name]}.md"
    written = (HERE.docs / home).is_file()
    assert link == (f"../{home}" if written else None)


def test_a_symbol_of_two_meanings_is_announced():
    letters = [re.findall(r"\\?[a-zA-Z]+", row[0]) for row in ROWS]
    single = [row[0] for row in letters if row]
    twice = {letter for letter in single if single.count(letter) > 1}
    announced = re.search(r"two\s+meanings: (.+?)\. Each", PAGE, re.DOTALL)[1]
    assert twice - {"\\hat", "\\mathrm"} <= set(re.findall(r"\\?[a-zA-Z]+", announced))


def test_the_glossary_is_in_alphabetical_order_without_repeats():
    names = [name.lower() for name, _ in TERMS]
    assert len(names) > 30
    assert names == sorted(set(names))


@pytest.mark.parametrize(("name", "text"), TERMS, ids=[name for name, _ in TERMS])
def test_a_term_is_said_in_one_sentence(name, text):
    assert re.fullmatch(r"[^.]*(?:\.\w[^.]*)*\.", re.sub(r"\]\([^)]*\)", "]", text))

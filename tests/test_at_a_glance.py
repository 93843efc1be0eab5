"""The page that shows all optimizers at a glance: its one rule, and its fair comparison."""

import re
from collections import defaultdict

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from fiddler.project import HERE
from fiddler.snippets import parse_snippet, shown_source

PATH = "concepts/index/rules.py"
SGD = torch.optim.SGD
KINDS = {
    "sgd": (SGD, {}),
    "momentum": (SGD, {"momentum": 0.9}),
    "nesterov": (SGD, {"momentum": 0.9, "nesterov": True}),
    "adagrad": (torch.optim.Adagrad, {}),
    "rmsprop": (torch.optim.RMSprop, {}),
    "adam": (torch.optim.Adam, {}),
    "adamw": (torch.optim.AdamW, {}),
}


def rules():
    names = {}
    source = (HERE.snippets / PATH).read_text(encoding="utf-8")
    exec(shown_source(parse_snippet(PATH, source), ["rules"]), names)
    return names


RULES = rules()


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 2**32 - 1),
    scale=st.floats(1e-3, 1e3),
    lr=st.floats(1e-4, 1),
    steps=st.integers(1, 30),
)
def test_a_direction_is_that_of_torch(name, seed, scale, lr, steps):
    generator = torch.Generator().manual_seed(seed)
    gradients = scale * torch.randn(steps, 4, generator=generator, dtype=torch.float64)
    ours = torch.randn(4, generator=generator, dtype=torch.float64)
    theirs = torch.nn.Parameter(ours.clone())
    kind, options = KINDS[name]
    optimizer, kept = kind([theirs], lr=lr, **options), defaultdict(float)
    for t, g in enumerate(gradients, start=1):
        ours = ours - lr * RULES[name](g, ours, t, kept)
        theirs.grad = g.clone()
        optimizer.step()
    torch.testing.assert_close(ours, theirs.detach(), rtol=1e-9, atol=1e-9 * max(1, lr * scale))


def test_no_best_rate_lies_at_an_edge_and_every_default_is_in_the_grid():
    source = (HERE.snippets / "concepts/index/compare.py").read_text(encoding="utf-8")
    record = (HERE.snippets / "concepts/index/compare.txt").read_text(encoding="utf-8")
    rates = [float(rate) for rate in re.search(r"RATES = \[(.+)\]", source)[1].split(", ")]
    best = [float(rate) for rate in re.findall(r"best rate, \w+: (.+)", record)]
    defaults = [float(rate) for rate in re.findall(r"default rate, \w+: (.+)", record)]
    assert len(best) == len(defaults) == len(KINDS)
    assert min(rates) < min(best) <= max(best) < max(rates)
    assert set(defaults) <= set(rates)


def test_the_path_is_the_order_of_the_navigation():
    page = (HERE.docs / "concepts/index.md").read_text(encoding="utf-8")
    path = re.findall(r"^\d\. \*\*\[.+?\]\((.+?)\)\*\*", page, re.MULTILINE)
    menu = (HERE.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert path == re.findall(r"^ +- concepts/((?!index)\w+\.md)$", menu, re.MULTILINE)
    assert len(path) == 8

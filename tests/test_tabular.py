"""The tabular model against plain matrix arithmetic, and what its page claims in words."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn.functional import one_hot

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recommenders/tabular"


def from_scratch():
    path = f"{PAGE}/tabular_model.py"
    names = {}
    source = (HERE.snippets / path).read_text()
    exec("import torch\nfrom torch import nn\n", names)
    exec(shown_source(parse_snippet(path, source), ["model"]), names)
    return names["TabularModel"]


TabularModel = from_scratch()


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def change(snippet, label):
    """A recorded difference and half its interval."""
    middle, half = recorded(snippet, label).split(" ± ")
    return float(middle), float(half)


SIZES = st.lists(st.integers(1, 30), min_size=1, max_size=4)
WIDTHS = st.lists(st.integers(1, 6), max_size=3)
RANGES = st.none() | st.tuples(st.floats(-5, 0), st.floats(1, 9))


@settings(deadline=None)
@given(SIZES, st.integers(1, 3), st.integers(1, 3), WIDTHS, RANGES, st.integers(0, 2**31))
def test_it_is_one_hot_columns_times_matrices_then_the_layers(
    sizes, numbers, outputs, layers, y_range, seed
):
    torch.manual_seed(seed)
    model = TabularModel(sizes, numbers, outputs, layers, [0.5] * len(layers), 0.5, y_range)
    model = model.double()
    codes = torch.stack([torch.randint(n, (8,)) for n in sizes], dim=1)
    x = torch.randn(8, numbers, dtype=torch.float64)
    model(codes, x)  # moves the running statistics
    model.eval()
    state = model.state_dict()

    def normed(y, name):
        mean, variance = state[f"{name}.running_mean"], state[f"{name}.running_var"]
        y = (y - mean) / (variance + 1e-5).sqrt()
        return y * state[f"{name}.weight"] + state[f"{name}.bias"]

    parts = [
        one_hot(codes[:, i], n).double() @ state[f"embeds.{i}.weight"] for i, n in enumerate(sizes)
    ]
    y = torch.cat([*parts, normed(x, "bn_cont")], dim=1)
    for i in range(len(layers)):
        y = (y @ state[f"layers.{4 * i}.weight"].T + state[f"layers.{4 * i}.bias"]).relu()
        y = normed(y, f"layers.{4 * i + 2}")
    last = f"layers.{4 * len(layers)}"
    y = y @ state[f"{last}.weight"].T + state[f"{last}.bias"]
    if y_range:
        low, high = y_range
        y = low + (high - low) / (1 + (-y).exp())
    torch.testing.assert_close(model(codes, x), y, rtol=1e-9, atol=1e-9)


@given(st.integers(1, 10**6))
def test_the_length_of_the_vectors_follows_the_rule(n):
    assert min(600, round(1.6 * n**0.56)) <= 600
    if n <= 1000:
        model = TabularModel([n], 1, 1, [], [], 0.0, None)
        assert model.embeds[0].embedding_dim == min(600, round(1.6 * n**0.56))


def test_ps_is_one_number_for_each_hidden_layer():
    with pytest.raises(ValueError, match="shorter"):
        TabularModel([3], 1, 1, [4, 4], [0.5], 0.0, None)
    model = TabularModel([3], 1, 1, [4, 5], [0.1, 0.2], 0.3, None)
    dropouts = [m.p for m in model.layers if isinstance(m, torch.nn.Dropout)]
    assert dropouts == [0.1, 0.2]
    assert model.emb_drop.p == 0.3


@pytest.mark.parametrize("y_range", [(0.5, 5.5), (0.0, 1.0)])
def test_predictions_stay_in_the_range(y_range):
    model = TabularModel([5], 1, 1, [], [], 0.0, y_range)
    with torch.no_grad():
        model.layers[-1].weight.mul_(1e4)
    y = model(torch.randint(5, (50, 1)), torch.randn(50, 1))
    assert y.min() >= y_range[0]
    assert y.max() <= y_range[1]


def test_the_cap_of_softmax_is_the_formula_of_the_page():
    for high, classes in ((5.5, 5), (1, 5), (5.5, 100)):
        cap = math.exp(high) / (math.exp(high) + classes - 1)
        label = f"largest softmax of {classes} classes in (0, {high})"
        assert float(recorded("y_range", label)) == pytest.approx(cap, abs=5e-4)


def test_nothing_was_seen_to_beat_ridge_and_training_on_is_worse():
    for gap in ("stopped, above ridge", "8 epochs, above stopped"):
        middle, half = change("training_time", f"[200, 100], {gap}")
        assert middle - half > 0
    middle, half = change("training_time", "[], stopped, above ridge")
    assert abs(middle) <= half, "cannot be told from ridge"
    middle, half = change("baselines", "mean rating, above ridge")
    assert middle - half > 0
    middle, half = change("baselines", "boosted trees, above ridge")
    assert abs(middle) <= half


def test_no_knob_is_more_than_chance():
    lines = (HERE.snippets / f"{PAGE}/knobs.txt").read_text().splitlines()
    names = [line.split(", change")[0] for line in lines]
    assert len(names) == 10
    for name in names:
        middle, half = change("knobs", f"{name}, change")
        assert abs(middle) <= half, name
    assert change("knobs", "layers = [], change")[0] < 0

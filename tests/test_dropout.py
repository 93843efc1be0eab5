"""Dropout from scratch beside torch's, and what docs/concepts/dropout.md claims in words.

Statistics of random masks are held against 6 standard deviations: a right layer fails one such
check less than once in 10⁸ (the normal law gives 2·10⁻⁹, the tails of the rarest counts some more),
so a whole run of some 250 of them less than once in 10⁵. Everything else is exact.
"""

import runpy
from itertools import product

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "concepts/dropout"
SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.floats(0.05, 0.95)
SHAPES = st.lists(st.integers(1, 5), min_size=0, max_size=4).map(tuple)
LIMIT = 6  # standard deviations
N = 20_000  # draws: at p = 0.05 still 1000 dropped, so that the normal law holds


def from_scratch():
    """The class of the page, without the comparison below it."""
    path = f"{PAGE}/dropout.py"
    source = (HERE.snippets / path).read_text()
    names = {}
    exec(source[: source.index("# --8<-- [start:proof]")], names)
    assert "nn.Dropout" not in shown_source(parse_snippet(path, source), ["core"])
    return names["Dropout"]


Dropout = from_scratch()


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def number(snippet, label):
    """The recorded number, without its interval."""
    return float(recorded(snippet, label).split()[0])


def output_and_gradient(layer, x, weights, seed):
    torch.manual_seed(seed)
    x = x.clone().requires_grad_()
    y = layer(x)
    (y * weights).sum().backward()
    return y.detach(), x.grad


@settings(deadline=None)
@given(SHAPES, st.floats(0, 1), st.booleans(), SEEDS)
def test_with_the_same_seed_output_and_gradient_are_those_of_torch(shape, p, training, seed):
    torch.manual_seed(seed)
    x, weights = torch.randn(2, *shape, dtype=torch.float64)
    ours, theirs = (
        output_and_gradient(layer.train(training), x, weights, seed)
        for layer in (Dropout(p), nn.Dropout(p))
    )
    for mine, torchs in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, torchs, rtol=1e-12, atol=0)


@settings(deadline=None)
@given(SHARES, SEEDS)
def test_the_gradient_goes_through_the_mask_of_the_output(p, seed):
    x = torch.rand(50, dtype=torch.float64) + 1  # no zero that is not dropout's
    weights = torch.randn(50, dtype=torch.float64)
    y, gradient = output_and_gradient(Dropout(p), x, weights, seed)
    mask = (y != 0).double() / (1 - p)
    torch.testing.assert_close(y, mask * x, rtol=1e-12, atol=0)
    torch.testing.assert_close(gradient, mask * weights, rtol=1e-12, atol=0)


@settings(deadline=None, max_examples=50)
@given(SHARES, SEEDS)
def test_the_share_zeroed_is_p(p, seed):
    torch.manual_seed(seed)
    share = (Dropout(p)(torch.ones(N)) == 0).double().mean().item()
    assert abs(share - p) < LIMIT * (p * (1 - p) / N) ** 0.5


@settings(deadline=None, max_examples=50)
@given(SHARES, SEEDS, st.floats(0.1, 10), st.sampled_from([-1, 1]))
def test_the_mean_is_kept_and_the_variance_is_that_of_the_page(p, seed, size, sign):
    torch.manual_seed(seed)
    x = sign * size
    y = Dropout(p)(torch.full((N,), x, dtype=torch.float64))
    variance = p / (1 - p) * x**2
    assert abs(y.mean().item() - x) < LIMIT * (variance / N) ** 0.5
    # (y − x)² has two values too: its spread says how far its mean may stray.
    two = np.array([x**2, (x / (1 - p) - x) ** 2])
    chances = np.array([p, 1 - p])
    spread = ((chances * two**2).sum() - (chances @ two) ** 2) ** 0.5
    found = (y - x).square().mean().item()
    assert abs(found - variance) <= LIMIT * spread / N**0.5 + 1e-9 * variance


@settings(deadline=None, max_examples=50)
@given(SHARES, SEEDS)
def test_neighbours_and_calls_are_independent(p, seed):
    torch.manual_seed(seed)
    layer, ones = Dropout(p), torch.ones(N)
    first, second = layer(ones) == 0, layer(ones) == 0
    for a, b in ((first, second), (first[:-1:2], first[1::2])):
        both = (a & b).double().mean().item()
        assert abs(both - p * p) < LIMIT * (p * p * (1 - p * p) / len(a)) ** 0.5 + 5 / len(a)


@given(st.floats(0, 1))
def test_in_evaluation_and_at_p_zero_it_is_the_identity(p):
    x = torch.randn(3, 4)
    assert Dropout(p).eval()(x) is x
    assert Dropout(0).train()(x) is x


def test_at_p_one_nothing_is_left_and_the_gradient_is_zero():
    ones = torch.ones(5, dtype=torch.float64)
    y, gradient = output_and_gradient(Dropout(1), ones, ones, seed=0)
    assert not y.any()
    assert not gradient.any()


@pytest.mark.parametrize("layer", [Dropout, nn.Dropout])
def test_a_dropped_nan_stays_nan(layer):
    assert layer(1)(torch.tensor([torch.nan])).isnan().all()


@pytest.mark.parametrize("layer", [Dropout, nn.Dropout])
@pytest.mark.parametrize("p", [-0.1, 1.1])
def test_a_p_that_is_no_probability_is_refused(layer, p):
    with pytest.raises(ValueError, match="between 0 and 1"):
        layer(p)


def test_the_default_is_that_of_torch():
    assert Dropout().p == nn.Dropout().p == 0.5


def test_its_defects_are_seen(monkeypatch):
    """The checks above are worth something: planted faults turn them red."""

    class Paper(Dropout):  # no scaling while training
        def forward(self, x):
            return super().forward(x) * (1 - self.p)

    class OneMask(Dropout):  # the same mask at every call
        def forward(self, x):
            torch.manual_seed(0)
            return super().forward(x)

    monkeypatch.setitem(globals(), "Dropout", Paper)
    with pytest.raises(AssertionError):
        test_the_mean_is_kept_and_the_variance_is_that_of_the_page()
    monkeypatch.setitem(globals(), "Dropout", OneMask)
    with pytest.raises(AssertionError):
        test_neighbours_and_calls_are_independent()


WEIGHTS = st.lists(st.floats(-3, 3), min_size=1, max_size=7)


def every_mask(n, p):
    masks = np.array(list(product([0.0, 1.0], repeat=n)))
    return masks, np.prod(np.where(masks == 1, 1 - p, p), axis=1)


@given(WEIGHTS, SHARES, st.floats(-2, 2))
def test_over_all_masks_a_linear_unit_keeps_its_mean_and_its_noise_is_the_formula(terms, p, bias):
    terms = np.array(terms)  # weight times input
    masks, chances = every_mask(len(terms), p)
    outputs = masks @ terms / (1 - p) + bias
    mean = chances @ outputs
    assert mean == pytest.approx(terms.sum() + bias, abs=1e-9)
    variance = chances @ (outputs - mean) ** 2
    assert variance == pytest.approx(p / (1 - p) * (terms**2).sum(), abs=1e-9)
    after_relu = chances @ np.maximum(outputs, 0)
    assert after_relu >= max(mean, 0) - 1e-9, "Jensen"


@given(SHARES, st.floats(-10, 10), st.floats(-10, 10))
def test_after_the_last_layer_the_least_error_is_at_a_share_of_the_target(p, target, other):
    def error(c):
        return (1 - p) * (c / (1 - p) - target) ** 2 + p * target**2

    best = (1 - p) * target
    assert error(best) == pytest.approx(p * target**2, abs=1e-9)
    assert error(other) >= error(best) - 1e-9


def test_the_deviation_after_batch_norm_is_that_of_arithmetic():
    mean, square = 1 / (2 * np.pi) ** 0.5, 0.5  # of ReLU of a standard normal
    trained = square / (1 - 0.5) - mean**2
    expected = ((square - mean**2) / trained) ** 0.5
    found = number("before_batch_norm", "deviation after batch norm, eval()")
    assert found == pytest.approx(expected, abs=0.011)


def test_what_the_page_says_in_words_of_training_time_is_in_the_record():
    def gain(row):
        mean, half = recorded("wrong_labels", f"{row}, gain").split(" ± ")
        return float(mean), float(half)

    mean, half = gain("20% wrong, epoch 20")
    assert mean + half < 0, "behind at first"
    mean, half = gain("20% wrong, epoch 80")
    assert mean - half > 5, "ahead in the end"
    mean, half = gain("20% wrong, stopped, to 80")
    assert abs(mean) < half + 0.5, "early stopping gets most of the way"
    mean, half = gain("20% wrong, stopped")
    assert mean - half > 0, "both are better still"
    assert mean < 3, "most of the way"
    mean, half = gain("20% wrong, 250, stopped, to 80")
    assert abs(mean) < half, "nor does dropout gain where both learn the 50 images"
    for method in ("plain", "dropout"):
        more, fewer = (
            number("wrong_labels", f"20% wrong, {row}, {method}")
            for row in ("250, stopped", "stopped")
        )
        assert more > fewer, "50 images more help both"
    mean, half = gain("20% wrong, fit")
    assert mean + half < -5, "dropout learns fewer labels by heart"
    assert recorded("wrong_labels", "0% wrong, fit, plain") == "100.0"
    for row in ("stopped", "stopped, to 80"):
        assert abs(gain(f"0% wrong, {row}")[0]) < 1, "with right labels hardly any"


def test_the_plain_network_of_the_first_figure_learns_by_heart():
    assert 10 <= number("by_heart", "best on new images at epoch") <= 30, "near epoch 20"
    early, late = (number("by_heart", f"epoch {n}, wrong labels repeated") for n in (20, 80))
    assert early < 20 < 70 < late
    for label, other in (
        ("new images right", "epoch 80, plain"),
        ("labels repeated", "fit, plain"),
    ):
        ours, theirs = f"epoch 80, {label}", f"20% wrong, {other}"
        assert abs(number("by_heart", ours) - number("wrong_labels", theirs)) < 0.5, "same runs"


def test_what_the_page_says_in_words_of_rates_is_in_the_record():
    def gain(label):
        mean, half = recorded("rates", label).split(" ± ")
        return float(mean), float(half)

    ends = {p: number("rates", f"p = {p}, after 80 epochs") for p in (0, 0.2, 0.5, 0.8)}
    assert max(ends, key=ends.get) == 0.5
    mean, half = gain("p = 0.5 above p = 0.2, stopped early")
    assert abs(mean) < half, "level"
    mean, half = gain("p = 0.8, gain where both stop early")
    assert mean + half < 0, "too much for 80 epochs"
    assert number("rates", "p = 0.8, labels learned from") < 79, "fewer than are right"
    mean, half = gain("k = 5, above p = 0.5 stopped")
    assert mean - half > 0, "the best answer may be no network"
    mean, half = gain("k = 1, above p = 0.5 stopped")
    assert mean + half < 0, "one neighbour repeats the wrong labels"
    for column, other in (("after 80 epochs", "to the end"), ("stopped early", "stopped early")):
        for p, name in ((0, "plain 128"), (0.5, "dropout 0.5")):
            ours, theirs = f"p = {p}, {column}", f"{name}, {other}"
            assert abs(number("rates", ours) - number("small_or_big", theirs)) < 0.5, "same draws"


def test_what_the_page_says_in_words_of_sizes_is_in_the_record():
    def gain(label):
        mean, half = recorded("small_or_big", label).split(" ± ")
        return float(mean), float(half)

    quoted = {"to the end": ("32", "2"), "stopped early": ("128", "1")}
    for column, bests in quoted.items():
        widths, decays = ("16", "32", "64", "128"), ("0.5", "1", "2", "4")
        for kind, keys, best in zip(("plain", "decay"), (widths, decays), bests, strict=True):
            assert recorded("small_or_big", f"best {kind}, {column}") == best, "the page quotes it"
            runs = {key: number("small_or_big", f"{kind} {key}, {column}") for key in keys}
            assert max(runs, key=runs.get) == best
            mean, half = gain(f"gain of dropout on {kind} {best}, {column}")
            assert (mean > half) == (column == "to the end")
    for width in (16, 32, 64):
        mean, half = gain(f"gain of dropout on plain {width}, stopped early")
        assert mean > half, "stopped early it still beats the narrow ones"
    late = number("small_or_big", "dropout 0.5, 320 epochs")
    assert late < number("small_or_big", "dropout 0.5, to the end") - 3, "a delay, no cure"
    ends = [number("small_or_big", f"plain {w}, to the end") for w in (16, 32, 64, 128)]
    assert ends[3] < ends[2] < ends[1] > ends[0]
    stops = [number("small_or_big", f"plain {w}, stopped early") for w in (16, 32, 64, 128)]
    steps = np.diff(stops)
    assert steps[0] > 3 * max(steps[1:]), "steeply to 32, slowly after"
    assert min(steps) > 0
    mean, half = gain("plain 128 stopped early, above that")
    assert mean > half, "dropout should be stopped, too"


def test_what_the_page_says_in_words_of_batch_norm_is_in_the_record():
    def lost(place):
        label = f"{place}, accuracy below nowhere"
        mean, half = recorded("before_batch_norm", label).split(" ± ")
        return float(mean), float(half)

    anew, shifted, none = (
        number("before_batch_norm", label)
        for label in ("before each, loss measured anew", "before each, loss", "nowhere, loss")
    )
    assert none < anew < shifted, "the shift explains part of the extra loss"
    assert lost("no batch norm, dropout in each")[0] > lost("before each")[0] > 1
    (before, half), (behind, half_behind) = lost("before the last"), lost("behind the last")
    assert abs(before - behind) < half + half_behind, "about the same"
    change = recorded("before_batch_norm", "before each, accuracy measured anew, change")
    assert abs(float(change.split()[0])) < 0.5, "measuring anew does not bring it back"


def test_the_fast_path_of_a_transformer_ignores_its_dropout_layers():
    assert number("sample_transformer", "spread, dropout layers in train()") == 0
    assert number("sample_transformer", "spread, encoder layers in train()") > 0.1


def test_the_kept_weights_are_better():
    late, kept = (
        number("keep_best", label)
        for label in ("accuracy after 80 epochs", "accuracy with the kept weights")
    )
    assert kept > late


@settings(deadline=None)
@given(SHARES, SEEDS, st.sampled_from([10, 100, 1000]))
def test_with_weights_of_random_sign_the_noise_is_a_fixed_share_of_the_spread(p, seed, n):
    """Exercise 2: the spread over weights of mean 0 is that of the formula, at any width."""
    generator = np.random.default_rng(seed)
    x = generator.uniform(size=n)
    sums = generator.normal(0, n**-0.5, (4000, n)) @ x
    noise = (p / (1 - p) * (x**2).sum() / n) ** 0.5  # weights average to 1/n squared
    assert noise / sums.std() == pytest.approx((p / (1 - p)) ** 0.5, rel=6 / 8000**0.5)


def answer(exercise):
    return runpy.run_path(str(HERE.snippets / f"{PAGE}/exercise_{exercise}_answer.py"))["check"]


def everything_training(model):
    model.train()


def everything_evaluating(model):
    model.eval()


def only_the_outer_layers(model):
    model.eval()
    for layer in model:
        layer.train(isinstance(layer, nn.Dropout))


WRONG = [
    ("paper", "converted", lambda weights, keep: (keep, weights), "chance of zeroing, not 0.8"),
    ("paper", "converted", lambda weights, keep: (1 - keep, weights), "are 0.20 apart"),
    ("paper", "converted", lambda weights, keep: (1 - keep, weights / keep), "predictions are"),
    ("noise", "deviation", lambda x, p: p / (1 - p) * x.square().sum(), "not 5.250"),
    ("noise", "deviation", lambda x, p: (p * (1 - p) * x.square().sum()) ** 0.5, "at p = 0.5"),
    ("noise", "deviation", lambda x, p: ((1 - p) / p * x.square().sum()) ** 0.5, "at p = 0.2"),
    ("sample", "switch_on_dropout", everything_training, "batch norm learned"),
    ("sample", "switch_on_dropout", everything_evaluating, "every call gives the same"),
    ("sample", "switch_on_dropout", only_the_outer_layers, "every call gives the same"),
]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = answer(exercise)
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()

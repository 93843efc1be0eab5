"""What docs/concepts/rmsprop.md claims beyond what its snippets print: checked another way."""

import contextlib
import io
import math
import runpy

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch.optim import SGD, Adagrad, Adam, RMSprop

from fiddler.project import HERE
from fiddler.records import quote

PAGE = "concepts/rmsprop"
GRADIENTS = st.lists(st.floats(-100, 100), min_size=1, max_size=40)
ALPHAS = st.floats(0.5, 0.999)


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def mean_and_half(snippet, label):
    return [float(part) for part in recorded(snippet, label).split(" ± ")]


def names_of(snippet):
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"), run_name="__main__")


def steps(optimizer_class, gradients, **options):
    """How far torch's optimizer goes for each gradient, in learning rates."""
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer, gone = optimizer_class([weight], lr=1.0, **options), []
    for gradient in gradients:
        before = weight.item()
        weight.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        gone.append(before - weight.item())
    return gone


@settings(deadline=None)
@given(GRADIENTS, ALPHAS)
def test_no_step_is_longer_than_the_bounds(gradients, alpha):
    longest = 1 / math.sqrt(1 - alpha)
    assert max(map(abs, steps(RMSprop, gradients, alpha=alpha))) <= longest * (1 + 1e-9)
    assert max(map(abs, steps(Adagrad, gradients))) <= 1 + 1e-9


@settings(deadline=None)
@given(st.floats(0.1, 100), ALPHAS)
def test_under_a_constant_gradient_the_steps_are_those_of_the_formulas(gradient, alpha):
    times = range(1, 31)
    found = steps(RMSprop, [gradient] * 30, alpha=alpha, eps=0)
    assert found == pytest.approx([1 / math.sqrt(1 - alpha**t) for t in times], rel=1e-6)
    found = steps(Adagrad, [gradient] * 30)
    assert found == pytest.approx([1 / math.sqrt(t) for t in times], rel=1e-6)


@pytest.mark.parametrize("optimizer_class", [Adagrad, RMSprop])
def test_a_loss_times_a_thousand_leaves_the_steps_as_they_are(optimizer_class):
    gradients = np.random.default_rng(0).standard_normal(40)
    assert steps(optimizer_class, 1000 * gradients) == pytest.approx(
        steps(optimizer_class, gradients), rel=1e-4
    )


def test_half_of_a_squared_gradient_is_forgotten_after_69_steps():
    assert round(math.log(2) / -math.log(0.99)) == 69
    assert "69 at 0.99" in (HERE.docs / f"{PAGE}.md").read_text()


def test_inside_the_root_eps_counts_like_its_root_outside():
    tiny = 1e-9
    inside = tiny / math.sqrt(0.01 * tiny**2 + 1e-8)
    assert inside == pytest.approx(steps(RMSprop, [tiny], eps=1e-4)[0], rel=1e-3)


@settings(deadline=None)
@given(GRADIENTS, ALPHAS)
def test_with_a_corrected_mean_rmsprop_is_adam_without_momentum(gradients, alpha):
    corrected = names_of("exercise_correction_answer")["corrected"]
    adam = steps(Adam, gradients, betas=(0.0, alpha), eps=1e-6)
    assert corrected(gradients, alpha, 1e-6) == pytest.approx(adam, abs=1e-6)


def test_momentum_in_rmsprop_is_a_buffer_of_quotients():
    gradients = np.random.default_rng(0).standard_normal(40)
    buffer, expected = 0.0, []
    for quotient in steps(RMSprop, gradients):
        buffer = 0.9 * buffer + quotient
        expected.append(buffer)
    assert steps(RMSprop, gradients, momentum=0.9) == pytest.approx(expected)


def turned_path(optimizer_class, lr, degrees, start, **options):
    """The losses of torch's optimizer in the page's valley, turned, and the path turned back."""
    angle = math.radians(degrees)
    turn = torch.tensor(
        [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]],
        dtype=torch.float64,
    )
    hessian = turn @ torch.diag(torch.tensor([1.0, 100.0], dtype=torch.float64)) @ turn.T
    weights = (turn @ torch.tensor(start, dtype=torch.float64)).requires_grad_()
    optimizer = optimizer_class([weights], lr=lr, **options)
    losses, points = [], []
    for _ in range(1001):
        loss = weights @ hessian @ weights / 2
        losses.append(loss.item())
        points.append(turn.T @ weights.detach())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return np.array(losses), torch.stack(points)


@pytest.mark.parametrize(
    ("optimizer_class", "options", "turns_along"),
    [
        (SGD, {}, True),
        (SGD, {"momentum": 0.9}, True),
        (Adagrad, {}, False),
        (RMSprop, {}, False),
        (Adam, {}, False),
    ],
)
def test_only_sgds_path_turns_with_the_valley(optimizer_class, options, turns_along):
    paths = [
        turned_path(optimizer_class, 0.005, degrees, [1.0, -0.7], **options)[1]
        for degrees in (0, 30)
    ]
    assert torch.allclose(*paths, atol=1e-9) == turns_along


def ratios_of_the_divisors():
    """The divisors with √eps outside the root and eps inside, as a ratio, over all sizes."""
    v = np.logspace(-20, 5, 200)
    return (np.sqrt(v) + 1e-4) / np.sqrt(v + 1e-8)


def test_the_two_places_of_eps_are_apart_by_at_most_the_root_of_two():
    assert (ratios_of_the_divisors() >= 1).all()
    assert ratios_of_the_divisors().max() <= math.sqrt(2) + 1e-12


def test_the_rules_of_the_turned_valley_are_torchs():
    names = names_of("rotation")
    starts, rates = names["starts"], names["rates"].ravel()
    classes = {
        "SGD": (SGD, {}, 0.01),
        "momentum": (SGD, {"momentum": 0.9}, 0.01),
        "Adagrad": (Adagrad, {}, 1.0),
        "RMSprop": (RMSprop, {}, 0.5),
        "Adam": (Adam, {}, 0.3),
    }
    for rule, (optimizer_class, options, about) in classes.items():
        row = int(abs(rates - about).argmin())
        with np.errstate(over="ignore", invalid="ignore"):  # the other rates
            counted = names["arrivals"](rule, 30)[row]
        for start in (0, 7, 20):
            path, _ = turned_path(optimizer_class, rates[row], 30, starts[start], **options)
            above = np.flatnonzero(path > 1e-3 * path[0])
            expected = above[-1] + 1 if len(above) else 0
            assert counted[start] == expected, f"{rule}, start {start}"


def test_in_the_turned_valley_no_best_rate_is_at_the_edge_and_no_mean_was_cut_off():
    names = names_of("rotation")
    for rule in ("SGD", "Adagrad"):
        for degrees in (0, 45):
            steps, rate = names["at_best"](rule, degrees)
            assert 0.0032 < rate < 9.9
            assert steps.max() <= 1000
    assert "not by 1000" in recorded("rotation", "steps at 45 degrees, RMSprop")


def test_at_45_degrees_adagrad_is_behind_sgd_and_tuned_momentum_ahead():
    for goal in ("0.001", "1e-06"):
        extra, half = mean_and_half("rotation", f"more than SGD at 45 degrees to {goal}, Adagrad")
        assert extra - half > 0
    tuned, half = mean_and_half("rotation", "more than SGD at 45 degrees to 0.001, momentum 0.67")
    assert tuned + half < 0
    for rule in ("momentum", "Adam"):  # "not resolved"
        extra, half = mean_and_half("rotation", f"more than SGD at 45 degrees to 0.001, {rule}")
        assert abs(extra) < half


def test_along_the_axes_the_curvature_cancels_from_adagrads_and_rmsprops_steps():
    for optimizer_class in (Adagrad, RMSprop):
        paths = []
        for curvature in (1, 100):
            weight = torch.ones((), dtype=torch.float64, requires_grad=True)
            optimizer = optimizer_class([weight], lr=0.3, eps=0)
            path = []
            for _ in range(20):
                weight.grad = curvature * weight.detach()
                optimizer.step()
                path.append(weight.item())
            paths.append(path)
        assert paths[1] == pytest.approx(paths[0], rel=1e-6, abs=1e-9)


def test_rmsprop_leaves_the_valley_because_its_mean_forgets():
    """As the page tells it: there at step 3, and its quotient above 2/c before it leaves."""
    weights = torch.ones(2, dtype=torch.float64, requires_grad=True)
    curvature = torch.tensor([1.0, 100.0], dtype=torch.float64)
    optimizer, points, quotients = RMSprop([weights], lr=8.9), [], []
    for _ in range(300):
        weights.grad = curvature * weights.detach()
        optimizer.step()
        points.append(weights[0].item())
        root = optimizer.state[weights]["square_avg"].sqrt()
        quotients.append((8.9 / root * curvature).tolist())
    assert points[0] == pytest.approx(-88, abs=0.1)
    assert abs(points[1]) < 1.1
    assert abs(points[2]) < 0.03
    assert quotients[2] == pytest.approx([1, 1], abs=0.03)
    assert quotients[140 + 2] == pytest.approx([2, 2], abs=0.1)


def test_every_start_leaves_the_valley_after_it_arrived_but_not_with_a_falling_rate():
    assert recorded("leaving", "away at step 1000") == "50 of 50"
    assert recorded("leaving", "away at step 1000, lr falling to 0") == "0 of 50"
    first, last = map(int, recorded("leaving", "leave at step").split(" to "))
    assert 3 < first < last < 1000


def test_with_momentum_under_a_constant_gradient_the_steps_rise_first():
    lengths = steps(RMSprop, [1.0] * 3000, momentum=0.9)
    assert int(np.argmax(lengths)) + 1 == int(recorded("centered", "it is step"))
    assert lengths[-1] == pytest.approx(10, abs=0.01)


def test_on_rare_words_adagrad_is_ahead_of_constant_rates_and_falling_ones_come_near():
    for rule in ("SGD", "RMSProp", "Adam"):
        extra, half = mean_and_half("rare_words", f"more than Adagrad, {rule}")
        assert extra - half > 0.01
    for rule in ("SGD", "RMSProp"):
        constant, _ = mean_and_half("rare_words", f"more than Adagrad, {rule}")
        falling, _ = mean_and_half("rare_words", f"more than Adagrad, {rule}, falling rate")
        assert abs(falling) < constant / 3
        assert 2e-4 < float(recorded("rare_words", f"best rate, {rule}, falling rate")) < 5
    counted, half = mean_and_half("rare_words", "more than Adagrad, counted")
    assert counted + half < 0
    common, half = mean_and_half("rare_words", "10 commonest, more, SGD")
    rare, _ = mean_and_half("rare_words", "10 rarest, more, SGD")
    assert common - half > 2 * rare
    assert abs(mean_and_half("rare_words", "30 words, half the noise, SGD")[0]) < 0.003


@pytest.mark.parametrize(
    ("rule", "optimizer_class"), [("SGD", SGD), ("Adagrad", Adagrad), ("RMSProp", RMSprop)]
)
def test_the_rules_of_the_rare_words_are_torchs(rule, optimizer_class):
    names = names_of("rare_words")
    rates, seeds = names["rates"], names["SEEDS"]
    row = int(abs(rates - 0.02).argmin())
    with np.errstate(over="ignore", invalid="ignore"):  # the other rates
        found = names["errors"](rule, 5, 1)[row]
    rng = np.random.default_rng(0)
    true = rng.standard_normal((seeds, 5))
    weights = torch.zeros((seeds, 5), dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_class([weights], lr=rates[row])
    for _ in range(names["TEXTS"]):
        x = (rng.random((seeds, 5)) < 1 / np.arange(1, 6)).astype(float)
        score = (x * true).sum(axis=1) + rng.standard_normal(seeds)
        optimizer.zero_grad()
        missed = (torch.tensor(x) * weights).sum(dim=1) - torch.tensor(score)
        (missed**2 / 2).sum().backward()
        optimizer.step()
    assert (weights.detach().numpy() - true) ** 2 == pytest.approx(found, rel=1e-6)


def test_the_drawn_paths_take_the_steps_that_the_page_and_the_alternative_text_tell():
    steps = {
        (rule, degrees): int(recorded("paths", f"steps at {degrees} degrees, {rule}"))
        for rule in ("SGD", "Adagrad")
        for degrees in (0, 45)
    }
    assert steps["SGD", 0] == steps["SGD", 45] == 25
    assert steps["Adagrad", 0] == 2
    assert steps["Adagrad", 45] > steps["SGD", 45]


RAW = ["SGD", "momentum", "Adagrad", "RMSprop", "RMSprop with momentum", "Adam"]


def test_standardizing_beats_every_rule_on_raw_columns():
    for rule in RAW:
        extra, half = mean_and_half("breast_cancer", f"loss − standardized, {rule}")
        assert extra - half > 0.05
        extra, half = mean_and_half("breast_cancer", f"test loss − standardized, {rule}")
        assert extra - half > 0.02
        less, half = mean_and_half("breast_cancer", f"test accuracy − standardized, {rule}")
        assert less + half < -0.01


def test_either_half_of_standardizing_helps_adam_and_both_snippets_agree():
    raw, half = mean_and_half("halves", "Adam, raw")
    for how in ("centered", "divided"):
        loss, its_half = mean_and_half("halves", f"Adam, {how}")
        assert loss + its_half < (raw - half) / 1.5
    for rule in ("SGD", "Adagrad", "RMSprop", "Adam"):
        assert recorded("halves", f"{rule}, raw") == recorded("breast_cancer", f"loss, {rule}")


def test_lbfgs_is_behind_with_a_short_memory_and_overfits_with_a_long_one():
    def ends(label):
        return [float(end) for end in recorded("lbfgs", label).split(" to ")]

    assert ends("more loss, memory 10")[0] > 0
    assert ends("more loss, memory 100")[1] < 0
    assert ends("more test loss, memory 100")[0] > 0


def test_standardizing_wins_at_every_rate_in_training_loss_and_both_snippets_agree():
    adam, half = mean_and_half("breast_cancer", "loss, Adam")
    for lr in ("0.1", "1", "10"):
        loss, its_half = mean_and_half("any_rate", f"loss at lr {lr}")
        assert loss + its_half < adam - half
    assert recorded("any_rate", "loss at lr 1") == recorded(
        "breast_cancer", "loss, SGD standardized"
    )


def test_the_order_of_the_rules_is_the_one_that_the_page_tells():
    loss = {rule: mean_and_half("breast_cancer", f"loss, {rule}")[0] for rule in RAW}
    assert loss["Adam"] == min(loss.values())
    assert max(loss["RMSprop"], loss["Adagrad"]) < loss["SGD"]
    assert min(loss["RMSprop"], loss["Adagrad"]) >= loss["momentum"] - 0.005
    assert loss["RMSprop with momentum"] - loss["Adam"] < 0.02


def test_every_best_rate_of_the_raw_columns_is_inside_the_grid():
    for rule in RAW:
        assert 2e-6 < float(recorded("breast_cancer", f"best rate, {rule}")) < 5


def test_the_recorded_loss_on_standardized_columns_is_that_of_plain_numpy():
    inputs, targets = load_breast_cancer(return_X_y=True)
    losses = []
    for seed in range(10):
        known = np.random.default_rng(seed).permutation(569)[:400]
        Z = StandardScaler().fit_transform(inputs[known])
        Z, t = np.column_stack([Z, np.ones(400)]), targets[known]
        w = np.zeros(31)
        for _ in range(200):
            w -= Z.T @ (1 / (1 + np.exp(-Z @ w)) - t) / 400
        z = Z @ w
        losses.append(np.mean(np.logaddexp(0, z) - t * z))
    loss, half = mean_and_half("breast_cancer", "loss, SGD standardized")
    assert np.mean(losses) == pytest.approx(loss, abs=0.001)
    assert 2.262 * np.std(losses, ddof=1) / 10**0.5 == pytest.approx(half, abs=0.001)


def test_a_column_of_a_thousandth_of_the_spread_wants_a_weight_a_thousand_times_as_large():
    inputs, targets = load_breast_cancer(return_X_y=True)
    Z = StandardScaler().fit_transform(inputs[:, :2])
    scales = np.array([1.0, 1e-3])
    fits = [
        LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(Z * s, targets).coef_
        for s in (np.ones(2), scales)
    ]
    assert fits[1] * scales == pytest.approx(fits[0], rel=1e-3)


# A likely wrong answer, and what the exercise says to it.
WRONG = [
    ("first_step", "step_length", lambda t, alpha: 1.0, "step 1 at alpha 0.9 is 3.162, not 1"),
    (
        "first_step",
        "step_length",  # as if the mean did not grow
        lambda t, alpha: 1 / math.sqrt(1 - alpha),
        "step 2 at alpha 0.9 is 2.294, not 3.162",
    ),
    (
        "rare",
        "rmsprop",  # the sum, as in Adagrad
        lambda gs, alpha=0.99, eps=1e-8: [0, 1, 0, -0.8],
        "goes .0, 10, 0, -8.0288., not .0, 1, 0, -0.8",
    ),
    (
        "rare",
        "adagrad",
        lambda gs, eps=1e-10: [0, 1, 0, -1],
        "goes .0, 1, 0, -0.8., not .0, 1, 0, -1",
    ),
    (
        "correction",
        "corrected",  # nothing corrected
        lambda gs, alpha, eps: steps(RMSprop, gs, alpha=alpha, eps=eps),
        "step 1 is 1 lr, not 10",
    ),
]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = names_of(f"exercise_{exercise}_answer")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()

"""What docs/concepts/momentum.md claims beyond what its snippets print: checked another way."""

import re

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "concepts/momentum"
SHARES = st.floats(0.0, 0.99)
GRADIENTS = st.lists(st.floats(-10, 10), min_size=1, max_size=30)


def core():
    """The function that the page shows as the rule from scratch."""
    path = f"{PAGE}/momentum_step.py"
    snippet = parse_snippet(path, (HERE.snippets / path).read_text())
    names = {}
    exec(shown_source(snippet, ["core"]), names)
    return names["direction"]


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def buffer(gradients, momentum):
    """PyTorch's buffer, as the sum that the page unrolls it to."""
    return sum(momentum**age * g for age, g in enumerate(reversed(gradients)))


@settings(deadline=None)
@given(GRADIENTS, st.floats(1e-4, 1), SHARES, SHARES, st.booleans())
def test_the_core_takes_the_steps_of_torch_for_any_gradients(
    gradients, lr, momentum, dampening, nesterov
):
    assume(momentum > 0)  # without momentum torch ignores dampening
    options = {"momentum": momentum, "dampening": 0.0 if nesterov else dampening}
    parameter = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], lr=lr, nesterov=nesterov, **options)
    w, b, direction = 1.0, None, core()
    for g in gradients:
        parameter.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        step, b = direction(g, b, momentum, options["dampening"], nesterov)
        w = w - lr * step
        assert w == pytest.approx(parameter.item(), abs=1e-9)


@given(GRADIENTS, SHARES)
def test_the_average_from_zero_is_the_buffer_times_one_minus_momentum(gradients, momentum):
    average, direction = 0.0, core()
    b = None
    for g in gradients:
        average = momentum * average + (1 - momentum) * g
        _, b = direction(g, b, momentum)
    assert b == pytest.approx(buffer(gradients, momentum), abs=1e-9)
    assert average == pytest.approx((1 - momentum) * b, abs=1e-9)


def test_the_five_forms_have_the_values_of_arithmetic():
    first, second = 0.59, 0.74
    average = 0.9 * (0.1 * first) + 0.1 * second
    expected = {
        "PyTorch": 0.9 * first + second,
        "PyTorch, dampening 0.9": 0.9 * first + 0.1 * second,
        "PyTorch, Nesterov": second + 0.9 * (0.9 * first + second),
        "average from zero": average,
        "average from zero, corrected": average / (1 - 0.9**2),
        "step after a tenfold drop, PyTorch": 0.02 * (0.9 * first + second),
        "step after a tenfold drop, rate inside": 0.9 * 0.2 * first + 0.02 * second,
    }
    for label, value in expected.items():
        assert float(recorded("forms", label)) == pytest.approx(value, rel=1e-3), label


def largest_root(rate, momentum, nesterov=False):
    """How much a step shrinks the weight in the long run, on curvature 1: the spectral radius."""
    if nesterov:
        kept = 1 - rate * (1 + momentum)
        step = [[kept, -rate * momentum**2], [1.0, momentum]]
    else:
        step = [[1 - rate, -rate * momentum], [1.0, momentum]]
    return np.abs(np.linalg.eigvals(np.array(step))).max()


@given(st.floats(0.01, 5), SHARES, st.booleans())
def test_descent_converges_exactly_below_the_limits_of_the_page(rate, momentum, nesterov):
    limit = (2 + 2 * momentum) / ((1 + 2 * momentum) if nesterov else 1)
    assume(abs(rate - limit) > 1e-3)
    assert (largest_root(rate, momentum, nesterov) < 1) == (rate < limit)


@given(st.floats(0.001, 3.9), st.floats(0.01, 0.99))
def test_between_critical_and_flipping_every_curvature_shrinks_by_the_root_of_momentum(rate, mu):
    assume((1 - mu**0.5) ** 2 < rate < (1 + mu**0.5) ** 2)
    assert largest_root(rate, mu) == pytest.approx(mu**0.5, abs=1e-6)


@given(st.floats(1.1, 1e4), st.floats(0, 1))
def test_polyaks_values_shrink_every_curvature_alike(kappa, where):
    flat, steep = 1.0, kappa
    momentum = ((kappa**0.5 - 1) / (kappa**0.5 + 1)) ** 2
    rate = (2 / (steep**0.5 + flat**0.5)) ** 2
    curvature = flat + where * (steep - flat)
    # At both ends the two roots fall together, where eigenvalues are known to half the digits.
    assert largest_root(rate * curvature, momentum) == pytest.approx(momentum**0.5, abs=1e-5)


def test_under_a_constant_gradient_momentum_lags_nine_steps():
    w, b, direction = 0.0, None, core()
    for _ in range(300):
        step, b = direction(-1.0, b, 0.9)
        w = w - 0.1 * (1 - 0.9) * step
    assert w / 0.1 == pytest.approx(300 - 9)


def test_no_learning_rate_of_plain_descent_does_better_in_the_valley():
    curvature, start = np.array([1.0, 100.0]), np.array([-10.0, 1.0])
    rates = np.linspace(0.0001, 0.0205, 2041)
    left = np.linalg.norm(start * (1 - rates[:, None] * curvature) ** 50, axis=1)
    assert rates[left.argmin()] == pytest.approx(0.0198, abs=0.0001)
    best = left.min() / np.linalg.norm(start)
    assert f"{best:.0%}" == recorded("narrow_valley", "distance left after 50 steps, plain")


def test_what_the_page_says_in_words_of_the_digits_is_in_the_record():
    for rate in ("0.1", "0.3", "0.7"):
        both = re.findall(r"\d+", recorded("digits", f"steps at {rate}"))
        heavy, plain = map(int, both)
        assert abs(plain - heavy) < 10, f"at {rate} they do not go alike"
    assert recorded("digits", "arrived at 2") == "20 with momentum, 0 without"
    assert recorded("digits", "arrived at 7") == "0 with momentum, 0 without"
    extra, half = map(int, recorded("digits", "extra with momentum at 0.1").split(" ± "))
    assert extra - half > 0, "momentum needs more steps at a small rate"
    assert extra - half < 9 < extra + half, "as many as it lags behind"
    extra, half = map(int, recorded("digits", "extra with momentum at 0.7").split(" ± "))
    assert abs(extra) < half, "at 0.7 they cannot be told apart"
    steps = [re.findall(r"\d+", recorded("digits", f"steps at {rate}")) for rate in ("0.7", "1")]
    (_, plain), (heavy, slower) = [tuple(map(int, both)) for both in steps]
    assert plain < slower, "plain SGD is best at 0.7"
    assert heavy < int(recorded("digits", "steps with momentum at 2")), "momentum is best at 1"
    label = "saved by momentum 0.5 against 0.9, at 1"
    saved, half = map(int, recorded("digits", label).split(" ± "))
    assert saved + half > 0, "0.5 does no worse"


def test_with_all_the_data_in_every_step_the_digits_tie_as_well():
    for rate in ("0.1", "0.7"):
        plain, heavy = (
            int(recorded("digits_whole", f"effective rate {rate}, momentum {momentum}").split()[0])
            for momentum in ("0", "0.9")
        )
        assert heavy == pytest.approx(plain, rel=0.05)
    assert recorded("digits_whole", "effective rate 2, momentum 0") == "0 of 5 arrive"
    plain, heavy = (
        int(recorded("digits_whole", f"effective rate {rate}").removesuffix(" steps"))
        for rate in ("1, momentum 0", "7, momentum 0.9")
    )
    assert heavy < plain / 2, "with all the data the higher rates pay"
    assert recorded("digits_whole", "effective rate 7, momentum 0") == "0 of 5 arrive"


def test_momentum_saves_nine_steps_of_ten_on_diabetes():
    plain, heavy = (
        float(recorded("least_squares", f"mean steps, {name}"))
        for name in ("plain", "momentum 0.9")
    )
    assert 0.85 < 1 - heavy / plain < 0.95
    plain, heavy, nesterov = (
        int(recorded("least_squares", f"mean steps to 0.01 of the loss, {name}"))
        for name in ("plain", "momentum 0.9", "Nesterov 0.9")
    )
    assert nesterov < plain < heavy, "to a loss nearly the lowest momentum is slower"


def test_at_the_best_rate_in_the_valley_every_direction_swings():
    flattest = float(recorded("least_squares", "lr · flattest curvature, momentum 0.9"))
    steepest = flattest * int(recorded("least_squares", "steepest over flattest curvature"))
    assert (1 - 0.9**0.5) ** 2 < flattest < steepest < (1 + 0.9**0.5) ** 2


def path(momentum, rate, steps=401):
    """A weight on curvature 1 from 1 on, by matrix powers."""
    step = np.array([[1 - rate, -rate * momentum], [1.0, momentum]])
    return [(np.linalg.matrix_power(step, t) @ [1.0, 0.0])[0] for t in range(steps)]


def steps_to_arrive(momentum, rate):
    """Steps until the weight stays within 0.01 of its minimum."""
    weights = path(momentum, rate)
    return len(weights) - next(t for t, w in enumerate(reversed(weights)) if abs(w) > 0.01)


def test_too_little_and_too_much_momentum_arrive_later_than_the_critical_amount():
    critical = (1 - 0.04**0.5) ** 2
    arrivals = [steps_to_arrive(momentum, 0.04) for momentum in (0, 0.3, critical, 0.68, 0.95)]
    labels = [f"steps to arrive, momentum {text}" for text in ("0", "0.3", "0.64", "0.68", "0.95")]
    assert arrivals == [int(recorded("damping", label)) for label in labels]
    none, little, least, more, much = arrivals
    assert more < least < little < none < much, "a swing too small to count is no loss"
    assert largest_root(0.04, critical) == pytest.approx(critical**0.5, abs=1e-6)


@given(st.floats(0.01, 0.9), SHARES)
def test_for_one_curvature_no_momentum_shrinks_the_weight_faster_than_the_critical(rate, momentum):
    critical = (1 - rate**0.5) ** 2
    assume(abs(momentum - critical) > 1e-3)
    assert largest_root(rate, momentum) > critical**0.5


def test_a_valley_of_standardized_columns_is_narrow_only_if_some_go_together():
    X = np.random.default_rng(0).standard_normal((10_000, 3))
    X -= X.mean(axis=0)
    apart = np.linalg.qr(X)[0]  # the same columns, uncorrelated
    apart /= apart.std(axis=0)
    assert np.linalg.cond(apart.T @ apart) == pytest.approx(1)
    together = np.column_stack([apart[:, 0], 0.9 * apart[:, 0] + 0.19**0.5 * apart[:, 1]])
    assert np.linalg.cond(together.T @ together) == pytest.approx(1.9 / 0.1)


def test_the_ball_comes_home_as_the_page_says():
    critical = float(recorded("damping", "critical momentum"))
    assert min(path(critical, 0.04)) > 0, "it never shoots past"
    assert (np.diff(np.sign(path(0.95, 0.04))) != 0).sum() > 5, "again and again"


@given(st.floats(0.01, 0.99), st.floats(-10, 10))
def test_at_top_speed_friction_takes_what_the_slope_adds(momentum, g):
    top = g / (1 - momentum)
    _, b = core()(g, top, momentum)
    assert b == pytest.approx(top)

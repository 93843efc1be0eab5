"""What docs/concepts/sgd.md claims beyond what its snippets print: checked another way."""

import contextlib
import io
import re
import runpy

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes

from fiddler.project import HERE
from fiddler.records import quote

PAGE = "concepts/sgd"


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def mean_and_half(text):
    return [float(part) for part in text.split(" ± ")]


def names_of(snippet):
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"), run_name="__main__")


def diabetes():
    inputs, targets = load_diabetes(return_X_y=True)
    inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
    return inputs, (targets - targets.mean()) / targets.std()


# A likely wrong answer, and what the exercise says to it.
WRONG = [
    (
        "mse",
        "mse_and_gradient",  # half the squared error, as in some books
        lambda p, t: (
            sum((a - b) ** 2 for a, b in zip(p, t, strict=True)) / 2 / len(p),
            [(a - b) / len(p) for a, b in zip(p, t, strict=True)],
        ),
        "the loss is 20/3, not 3.333",
    ),
    (
        "mse",
        "mse_and_gradient",  # the sum's gradient
        lambda p, t: (
            sum((a - b) ** 2 for a, b in zip(p, t, strict=True)) / len(p),
            [2 * (a - b) for a, b in zip(p, t, strict=True)],
        ),
        "give the slopes",
    ),
    ("sum", "lr_for_sum", lambda lr, batch: lr, "lr 0.1, batch 32: the weights are"),
    ("sum", "lr_for_sum", lambda lr, batch: lr * batch, "apart"),
    (
        "limit",
        "largest_lr",  # the Hessian of half the squared error
        lambda x: 2 / np.linalg.eigvalsh(x.T @ x / len(x))[-1],
        "in cm, 0.99 of what you return converges: False",
    ),
    (
        "limit",
        "largest_lr",  # the flattest direction
        lambda x: 2 / np.linalg.eigvalsh(2 * x.T @ x / len(x))[0],
        "in cm, 0.99 of what you return converges: False",
    ),
    ("limit", "largest_lr", lambda x: 1e-3, "converges: "),
]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = names_of(f"exercise_{exercise}_answer")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()


@given(st.floats(0.01, 2.5), st.floats(0.1, 10))
def test_a_step_shrinks_a_direction_exactly_below_two_over_its_curvature(share, curvature):
    factor = abs(1 - share / curvature * curvature)
    assert (factor < 1) == (share < 2) or share == pytest.approx(2)


def test_the_limit_of_the_page_is_two_over_the_largest_eigenvalue_that_autograd_finds():
    inputs, targets = (torch.tensor(each) for each in diabetes())

    def loss(weights):
        return torch.nn.functional.mse_loss(inputs @ weights, targets)

    hessian = torch.autograd.functional.hessian(loss, torch.zeros(10, dtype=torch.float64))
    steepest = torch.linalg.eigvalsh(hessian)[-1].item()
    assert float(recorded("stability", "largest learning rate")) == pytest.approx(
        2 / steepest, rel=1e-2
    )
    assert float(recorded("stability", "curvature, steepest direction")) == pytest.approx(
        steepest, rel=1e-3
    )


@pytest.mark.parametrize("setting", ["lr 0.04, batch 10", "lr 0.01, batch 10", "lr 0.04, batch 40"])
def test_the_measured_floor_is_the_computed_one(setting):
    mean, half = mean_and_half(recorded("noise_floor", f"floor, {setting}"))
    computed = float(recorded("batch_limit", f"floor, {setting}"))
    # Not all of the start has died out in the flattest direction: a little above is right.
    assert computed - 2 * half <= mean <= 1.06 * computed + 2 * half


def test_curves_begin_where_guessing_is_and_the_good_rate_learns():
    low, high = map(float, recorded("loss_curves", "first loss").split(" to "))
    assert np.log(10) - 0.05 < low <= high < np.log(10) + 0.1
    assert float(recorded("loss_curves", "20 images by heart")) < 0.01
    low = recorded("loss_curves", "loss after 20 epochs at 0.0001")
    assert float(low) > 2.25  # still at the level of guessing
    again = "loss below 0.1, lowered to 1 after 5 epochs at 10"
    assert recorded("loss_curves", again) == "0 of 5"
    assert recorded("loss_curves", "loss below 0.1, anew at 1") == "5 of 5"


def test_the_rate_of_the_schedule_falls_to_zero_in_a_straight_line():
    rates = [recorded("schedule", f"epoch {epoch}, lr") for epoch in (0, 5, 10, 15)]
    rates.append(recorded("schedule", "at the end, lr"))
    assert np.diff(np.array(rates, float)) == pytest.approx(-0.025)


def test_a_falling_rate_and_averaged_weights_end_below_the_floor():
    for drawn in ("with repeats", "shuffled"):
        constant, _ = mean_and_half(recorded("below_floor", f"rate 0.04, {drawn}"))
        for way in ("rate falling to 0", "averaged weights"):
            mean, half = mean_and_half(recorded("below_floor", f"{way}, {drawn}"))
            assert mean + half < constant / 10


@pytest.mark.parametrize("classes", [2, 3, 1000])
def test_softmax_twice_charges_a_sure_and_right_prediction(classes):
    certain = torch.eye(1, classes, dtype=torch.float64)
    loss = torch.nn.functional.cross_entropy(certain, torch.tensor([0]))
    assert loss.item() == pytest.approx(np.log(1 + (classes - 1) / np.e))


def test_an_optimizer_is_not_given_what_is_in_a_plain_list():
    assert recorded("forgotten", "what the optimizer is given") == "['seen']"


def test_for_small_rates_the_floor_grows_with_the_rate_and_falls_with_the_batch():
    floor, noise = (names_of("batch_limit")[name] for name in ("floor", "noise"))
    for lr, batch in [(1e-4, 10), (2e-4, 10), (1e-4, 40)]:
        assert floor(lr, batch) == pytest.approx(lr * np.trace(noise) / 4 / batch, rel=0.01)


def test_a_larger_batch_never_lowers_the_limit():
    largest_rate = names_of("batch_limit")["largest_rate"]
    limits = [largest_rate(batch) for batch in (1, 2, 5, 10, 100, 1000)]
    assert limits == sorted(limits)


def test_the_mean_of_all_batch_gradients_is_the_gradient():
    inputs, targets = diabetes()
    inputs, targets = inputs[:6], targets[:6]
    weights = np.ones(10)
    gradients = 2 * inputs * (inputs @ weights - targets)[:, None]
    pairs = [(gradients[a] + gradients[b]) / 2 for a in range(6) for b in range(6)]
    assert np.mean(pairs, axis=0) == pytest.approx(gradients.mean(axis=0))


def test_shuffling_leaves_less_noise_at_both_rates():
    for setting in ("lr 0.04, batch 10", "lr 0.01, batch 10"):
        drawn, half = mean_and_half(recorded("noise_floor", f"floor, {setting}"))
        shuffled, _ = mean_and_half(recorded("noise_floor", f"floor, {setting}, shuffled"))
        assert shuffled < drawn - 5 * half


def test_the_learning_rates_of_the_table_of_forms_lead_to_the_same_weights():
    text = (HERE.snippets / f"{PAGE}/mse_forms.txt").read_text()
    same = re.findall(r"the mean's weights, ([\w ]+), lr [\d.]+: (\w+)", text)
    assert same == [(form, "True") for form in ("half", "sum", "by example", "Gaussian")]


@given(st.integers(1, 20), st.integers(0, 1000))
def test_a_perfect_prediction_of_the_wrong_shape_costs_twice_the_variance(count, seed):
    targets = np.random.default_rng(seed).standard_normal(count)
    pairs = (targets[:, None] - targets) ** 2
    assert pairs.mean() == pytest.approx(2 * targets.var())


def test_each_step_of_the_first_picture_halves_the_errors_and_quarters_the_loss():
    inputs, targets = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])
    weight = torch.zeros(1, requires_grad=True)
    for step in range(4):
        loss = torch.nn.functional.mse_loss(weight * inputs, targets)
        expected = f"w {weight.item():g}, loss {10 / 4**step:.3g}"
        assert recorded("fit", f"after step {step}" if step else "start") == expected
        assert loss.item() == pytest.approx(10 / 4**step)
        (slope,) = torch.autograd.grad(loss, weight)
        if step == 0:
            assert float(recorded("fit", "slope")) == pytest.approx(slope.item())
        weight = (weight - 0.1 * slope).detach().requires_grad_()

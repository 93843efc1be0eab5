"""What docs/concepts/adam.md claims beyond what its snippets print: checked another way.

That the classes take torch's steps for any options and shapes is in test_optimizers.py.
"""

import contextlib
import io
import re
import runpy

import numpy as np
import pytest
import torch
from from_scratch import load
from hypothesis import given, settings
from hypothesis import strategies as st

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "concepts/adam"
TORCHS = {"Adam": torch.optim.Adam, "AdamW": torch.optim.AdamW}
BETAS = st.tuples(st.floats(0, 0.99), st.floats(0.5, 0.999))


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def run(snippet):
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"))


@pytest.mark.parametrize("name", TORCHS)
def test_its_state_has_the_names_of_torchs_so_that_torchs_checkpoints_load(name):
    weights = [torch.ones(2, requires_grad=True) for _ in range(2)]
    kinds = (load(f"{PAGE}/{name.lower()}.py", name), TORCHS[name])
    pair = [kind([w], amsgrad=True) for kind, w in zip(kinds, weights, strict=True)]
    for weight, optimizer in zip(weights, pair, strict=True):
        weight.grad = torch.tensor([1.0, -2.0])
        optimizer.step()
    pair[0].load_state_dict(pair[1].state_dict())
    for weight, optimizer in zip(weights, pair, strict=True):
        weight.grad = torch.tensor([3.0, 1.0])
        optimizer.step()
    assert torch.allclose(*weights, rtol=1e-6)


def torch_path(name, gradients, **options):
    weight = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer, points = TORCHS[name]([weight], **options), []
    for gradient in gradients:
        weight.grad = torch.tensor(gradient, dtype=torch.float64)
        optimizer.step()
        points.append(weight.item())
    return points


GRADIENTS = st.lists(st.floats(-10, 10), min_size=1, max_size=30)


@settings(deadline=None)
@given(GRADIENTS)
def test_without_decay_adam_and_adamw_are_the_same(gradients):
    assert torch_path("Adam", gradients) == torch_path("AdamW", gradients, weight_decay=0)


@settings(deadline=None)
@given(GRADIENTS, st.floats(0, 0.5))
def test_adamw_is_adam_with_decoupled_weight_decay(gradients, decay):
    decoupled = torch_path("Adam", gradients, weight_decay=decay, decoupled_weight_decay=True)
    assert decoupled == torch_path("AdamW", gradients, weight_decay=decay)


@given(st.floats(1e-4, 1e6), st.booleans())
def test_the_first_step_is_lr_for_any_gradient_large_against_eps(size, positive):
    first = 1 - torch_path("Adam", [size if positive else -size], lr=0.1)[0]
    assert first == pytest.approx(0.1 if positive else -0.1, rel=2e-4)


@settings(deadline=None)
@given(GRADIENTS, BETAS)
def test_the_faster_form_is_the_same_with_the_eps_of_the_page(gradients, betas):
    names = run("faster_form")
    path = names["faster_path"](gradients, 0.1, 1e-3, False, *betas)
    torchs = torch_path("Adam", gradients, lr=0.1, eps=1e-3, betas=betas)
    assert (1 + path.numpy()) == pytest.approx(torchs, abs=1e-9)


def step_lengths(gradients, beta1=0.9, beta2=0.999):
    """|m̂| / √v̂ step by step, in plain Python."""
    m = v = 0.0
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        if v > 0:
            yield abs(m / (1 - beta1**t)) / (v / (1 - beta2**t)) ** 0.5


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_no_step_is_longer_than_the_bound_of_the_page(gradients):
    gradients = [g for g in gradients if abs(g) > 1e-100]
    bound = float(recorded("longest_step", "bound"))
    assert all(length < bound + 0.01 for length in step_lengths(gradients))


def test_the_bound_holds_from_the_first_step_on_with_the_corrections():
    t = np.arange(1, 100_000)
    r = 0.9**2 / 0.999
    share = (1 - 0.9) ** 2 / (1 - 0.999) * (1 - r**t) / (1 - r)
    longest = np.sqrt(share) * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    assert longest[0] == pytest.approx(1)
    assert longest.max() == pytest.approx(float(recorded("longest_step", "bound")), abs=0.01)


def test_v_hat_is_the_mean_square_and_m_hat_the_mean():
    assert float(recorded("by_hand", "m̂ after step 2")) == pytest.approx(
        (0.9 * 0.1 * 0.59 + 0.1 * 0.74) / 0.19, abs=1e-4
    )
    assert float(recorded("by_hand", "√v̂ after step 2")) == pytest.approx(
        ((0.999 * 0.59**2 + 0.74**2) / 1.999) ** 0.5, abs=1e-4
    )


def test_without_corrections_step_12_is_the_longest_of_all():
    t = np.arange(1, 1_000_000)
    lengths = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
    assert t[lengths.argmax()] == 12
    assert f"{lengths.max():.2f}" == recorded("first_steps", "without correction, longest step")


def test_torch_takes_the_maximum_before_it_corrects():
    """Not the maximum of the corrected ones, which falls off less."""
    gradients, m, v, largest, weight = [1.0, 0.1, 0.1], 0.0, 0.0, 0.0, 1.0
    for t, g in enumerate(gradients, start=1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        largest = max(largest, v)
        weight -= 0.1 * m / (1 - 0.9**t) / ((largest / (1 - 0.999**t)) ** 0.5 + 1e-8)
    assert torch_path("Adam", gradients, lr=0.1, amsgrad=True)[-1] == pytest.approx(weight)


@pytest.mark.parametrize("other", ["momentum", "clipped"])
@pytest.mark.parametrize("epochs", ["5 epochs", "20 epochs"])
@pytest.mark.parametrize("points", ["1", "2"])
def test_more_learning_rates_work_for_adam(other, epochs, points):
    more = recorded("width", f"{epochs}, within {points}, more than {other}")
    assert float(re.search(r"\(([-\d.]+) to", more)[1]) > 0


@pytest.mark.parametrize(("epochs", "sign"), [(5, 1), (20, -1)])
def test_at_the_best_rates_adam_is_a_little_ahead_and_then_a_little_behind(epochs, sign):
    mean, half = recorded("best", f"Adam, minus momentum, {epochs} epochs").split(" ± ")
    assert float(half) < sign * float(mean) < 1


@pytest.mark.parametrize(("epochs", "most"), [(5, 0.1), (20, 0)])
@pytest.mark.parametrize("rate", ["", "falling, "])
def test_with_nesterov_momentum_the_best_of_sgd_is_level_or_ahead(rate, epochs, most):
    mean, half = recorded("best", f"{rate}Adam, minus Nesterov, {epochs} epochs").split(" ± ")
    assert float(mean) + float(half) <= most


@pytest.mark.parametrize("epochs", [5, 20])
@pytest.mark.parametrize("name", ["Adam", "Nesterov"])
def test_a_rate_that_falls_is_better_for_both(name, epochs):
    gain, half = recorded("best", f"{name}, falling minus constant, {epochs} epochs").split(" ± ")
    assert float(gain) > float(half)


@pytest.mark.parametrize(("kind", "between"), [("Adam", "0.0562"), ("SGD", "0.316")])
@pytest.mark.parametrize("epochs", [5, 20])
def test_the_best_start_of_a_falling_rate_lies_inside_those_tried(kind, between, epochs):
    assert recorded("best", f"best start, {kind}, {epochs} epochs") == between


def test_alike_signs_move_alike_and_a_step_in_noise_is_the_mean_of_a_running_mean():
    moved = [recorded("three_weights", f"moved by Adam, noise of {s}") for s in (1000, 0.001)]
    assert moved[0] == moved[1]
    step = float(recorded("three_weights", "a step of Adam in noise").removesuffix(" lr"))
    assert step == pytest.approx((0.1 / 1.9) ** 0.5, abs=0.01)


def test_fused_computes_a_step_in_float16_weights_in_float32():
    weight = torch.zeros(1, dtype=torch.float16, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=1.0, fused=True)
    weight.grad = torch.tensor([0.0001], dtype=torch.float16)
    optimizer.step()
    assert weight.item() == pytest.approx(-1, abs=1e-3)


def test_the_defaults_of_the_page_are_torchs():
    defaults = TORCHS["AdamW"]([torch.ones(1)]).defaults
    assert (defaults["lr"], defaults["betas"], defaults["eps"]) == (0.001, (0.9, 0.999), 1e-8)
    assert defaults["weight_decay"] == 0.01
    assert TORCHS["Adam"]([torch.ones(1)]).defaults["weight_decay"] == 0


def test_the_core_that_the_page_shows_is_the_rule():
    path = f"{PAGE}/adam.py"
    core = shown_source(parse_snippet(path, (HERE.snippets / path).read_text()), ["core"])
    for name in ("m_hat", "v_hat", "beta1**t", "beta2**t", "g**2"):
        assert name in core


WRONG = [
    ("first_step", "first_step", lambda g, lr=0.1, **_: -lr * g, "gradient 1000 gives -100"),
    ("first_step", "first_step", lambda g, **_: 0.1, "goes against the gradient"),
    (
        "first_step",
        "first_step",  # the sign, without eps
        lambda g, lr=0.1, **_: -lr * ((g > 0) - (g < 0)),
        "gradient 1e-8 gives",
    ),
    ("correction", "uncorrected", lambda t, b1, b2: 1.0, "step 2 is 1.0000, not 1.1339"),
    ("correction", "uncorrected", lambda t, b1, b2: (1 - b1) / (1 - b2) ** 0.5, "step 2 is"),
    (
        "correction",
        "uncorrected",  # the root forgotten
        lambda t, b1, b2: (1 - b1**t) / (1 - b2**t),
        "step 1 is",
    ),
    ("decay", "steps_to_half", lambda lr, wd: 0.5 / (lr * wd), "is left"),
    ("decay", "steps_to_half", lambda lr, wd: np.log(2) / wd, "is left"),
]


@pytest.mark.parametrize(
    ("exercise", "function", "wrong", "hint"), WRONG, ids=[f"{w[0]}: {w[3]}" for w in WRONG]
)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = run(f"exercise_{exercise}_answer")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=re.escape(hint)):
        check()

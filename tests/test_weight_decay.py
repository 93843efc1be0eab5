"""What docs/concepts/weight_decay.md claims beyond what its snippets print: checked another way."""

import contextlib
import io
import re
import runpy

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "concepts/weight_decay"
NUMBERS = st.floats(-10, 10)
VECTORS = st.lists(NUMBERS, min_size=3, max_size=3)
PATHS = st.lists(VECTORS, min_size=1, max_size=10)  # the gradients of some steps
RATES = st.floats(1e-4, 0.5)
DECAYS = st.floats(1e-6, 1)
COUPLED = [torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop, torch.optim.Adagrad]


def text_of(snippet):
    return (HERE.snippets / f"{PAGE}/{snippet}").read_text(encoding="utf-8")


def recorded(snippet, label):
    return quote(text_of(f"{snippet}.txt"), label)


def core():
    """The two functions that the page shows as the rule from scratch."""
    path = f"{PAGE}/update.py"
    names = {}
    exec(shown_source(parse_snippet(path, text_of("update.py")), ["core"]), names)
    return names["into_gradient"], names["off_the_weights"]


def joined(decay):
    """What to do before a step so that the decay joins the gradient."""
    into_gradient, _ = core()

    def before(weights):
        weights.grad = into_gradient(weights.grad, weights.detach(), decay)

    return before


def taken_off(decay, lr):
    """What to do before a step so that the decay acts on the weights."""
    _, off_the_weights = core()

    def before(weights):
        weights.detach().copy_(off_the_weights(weights.detach(), decay, lr))

    return before


def leaf(values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


def walk(kind, start, gradients, before=lambda weights: None, **options):
    """The weights after steps with these gradients of the data; `before` runs before each."""
    weights = leaf(start)
    optimizer = kind([weights], **options)
    for gradient in gradients:
        weights.grad = torch.tensor(gradient, dtype=torch.float64)
        before(weights)
        optimizer.step()
    return weights.detach()


def same(one, other, rtol=1e-9):
    return torch.allclose(one, other, rtol=rtol, atol=1e-9)


@pytest.mark.parametrize("kind", COUPLED)
@settings(deadline=None, max_examples=40)
@given(VECTORS, PATHS, RATES, DECAYS)
def test_in_these_optimizers_the_decay_joins_the_gradient(kind, start, gradients, lr, decay):
    theirs = walk(kind, start, gradients, lr=lr, weight_decay=decay)
    ours = walk(kind, start, gradients, joined(decay), lr=lr)
    assert same(theirs, ours)


@settings(deadline=None, max_examples=40)
@given(VECTORS, PATHS, RATES, DECAYS, st.booleans())
def test_in_adamw_it_acts_on_the_weights_before_the_step_of_adam(
    start, gradients, lr, decay, amsgrad
):
    options = {"lr": lr, "amsgrad": amsgrad}
    theirs = walk(torch.optim.AdamW, start, gradients, weight_decay=decay, **options)
    before = taken_off(decay, lr)
    assert same(theirs, walk(torch.optim.Adam, start, gradients, before, **options))
    argument = {"weight_decay": decay, "decoupled_weight_decay": True}
    assert same(theirs, walk(torch.optim.Adam, start, gradients, **options, **argument))


@pytest.mark.parametrize("kind", COUPLED)
@settings(deadline=None, max_examples=40)
@given(VECTORS, PATHS, RATES, DECAYS)
def test_the_argument_is_the_penalty_of_half_the_decay_times_the_squares(
    kind, start, gradients, lr, decay
):
    def penalize(weights):
        with torch.enable_grad():
            (slope,) = torch.autograd.grad(decay / 2 * weights.square().sum(), weights)
        weights.grad += slope

    argument = walk(kind, start, gradients, lr=lr, weight_decay=decay)
    assert same(argument, walk(kind, start, gradients, penalize, lr=lr))


@settings(deadline=None)
@given(VECTORS, VECTORS, RATES, DECAYS)
def test_a_penalty_by_hand_counts_twice(start, gradient, lr, factor):
    by_hand = leaf(start)
    optimizer = torch.optim.SGD([by_hand], lr=lr)
    data = torch.tensor(gradient, dtype=torch.float64)
    ((data * by_hand).sum() + factor * by_hand.norm() ** 2).backward()
    optimizer.step()
    argument = walk(torch.optim.SGD, start, [gradient], lr=lr, weight_decay=2 * factor)
    assert same(by_hand.detach(), argument)


@settings(deadline=None)
@given(VECTORS, PATHS, RATES, DECAYS)
def test_for_plain_sgd_penalty_and_decoupled_decay_are_one_thing(start, gradients, lr, decay):
    coupled = walk(torch.optim.SGD, start, gradients, lr=lr, weight_decay=decay)
    before = taken_off(decay, lr)
    assert same(coupled, walk(torch.optim.SGD, start, gradients, before, lr=lr))


@pytest.mark.parametrize(
    ("kind", "options"),
    [(torch.optim.SGD, {"momentum": 0.9}), *((kind, {}) for kind in COUPLED[1:])],
)
def test_and_only_there(kind, options):
    gradients = [[1.0, -2.0, 0.5]] * 3
    coupled = walk(kind, [1.0, 1.0, 1.0], gradients, lr=0.1, weight_decay=0.1, **options)
    before = taken_off(0.1, 0.1)
    decoupled = walk(kind, [1.0, 1.0, 1.0], gradients, before, lr=0.1, **options)
    assert not same(coupled, decoupled, rtol=1e-3)


@settings(deadline=None)
@given(st.floats(1e-4, 10), st.floats(0.01, 0.5))
def test_without_gradient_the_first_step_of_adam_does_not_depend_on_the_decay(decay, lr):
    weight = walk(torch.optim.Adam, [1.0], [[0.0]], lr=lr, weight_decay=decay)
    assert weight.item() == pytest.approx(1 - lr, abs=1e-4)


@pytest.mark.parametrize("kind", [torch.optim.RMSprop, torch.optim.Adagrad])
def test_rmsprop_and_adagrad_divide_the_decay_too(kind):
    weak, strong = (
        walk(kind, [1.0], [[0.0]], lr=0.01, weight_decay=decay).item() for decay in (0.001, 0.1)
    )
    assert weak == pytest.approx(strong, abs=1e-4)
    assert weak < 0.995, "the weak decay alone would leave 0.99999"


@settings(deadline=None, max_examples=30)
@given(st.integers(5, 60), st.floats(0.01, 2), st.integers(0, 1000))
def test_ridges_alpha_is_n_times_half_the_decay(n, decay, seed):
    draws = np.random.default_rng(seed)
    X, y = draws.normal(size=(n, 4)), draws.normal(size=n)
    ridge = Ridge(alpha=n * decay / 2, fit_intercept=False).fit(X, y)
    slope = 2 / n * X.T @ (X @ ridge.coef_ - y) + decay * ridge.coef_
    assert np.abs(slope).max() < 1e-9, "the penalized mean squared error is flat there"


@given(st.floats(0.01, 10), st.floats(0.01, 10), NUMBERS)
def test_the_minimum_with_decay_is_shrunk_by_curvature(a, decay, best):
    w = a / (a + decay) * best
    assert a * (w - best) + decay * w == pytest.approx(0, abs=1e-9)


@given(st.floats(0.01, 0.2), st.integers(1, 50))
def test_for_small_curvatures_stopping_resembles_decay(lr, steps):
    a = 1e-4 / (lr * steps)
    decay = 1 / (lr * steps)
    assert 1 - (1 - lr * a) ** steps == pytest.approx(a / (a + decay), rel=1e-3)


def names_of(snippet):
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"), run_name="__main__")


def test_the_closed_form_takes_the_steps_of_torch():
    source = text_of("choices.py").split("\n\n\ndef tuned")[0]
    names = {}
    exec(source, names)
    order = np.random.default_rng(0).permutation(442)
    data = names["scaled"](names["expanded"], order[:80], order[80:])
    X, y, X_test, y_test = map(torch.tensor, data)
    table = names["errors"](*data)
    steps = names["steps"].tolist()
    for decay in (0.0, 1.0):
        weights = torch.zeros(65, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([weights], lr=0.04, weight_decay=decay)
        for step in range(1, 101):
            optimizer.zero_grad()
            (X @ weights - y).square().mean().backward()
            optimizer.step()
            if step in steps:
                error = (X_test @ weights - y_test).square().mean().item()
                row = names["decays"].tolist().index(decay)
                assert table[row, steps.index(step)] == pytest.approx(error, rel=1e-9)


def test_a_decay_of_a_ten_thousandth_does_next_to_nothing_in_the_linear_model():
    names = {}
    exec(text_of("choices.py").split("\n\n\ndef tuned")[0], names)
    names["decays"] = np.array([0, 0.0001, 1])
    orders = [np.random.default_rng(seed).permutation(442) for seed in range(20)]
    tables = [
        names["errors"](*names["scaled"](names["expanded"], order[:80], order[80:]))
        for order in orders
    ]
    none, little, much = np.mean(tables, axis=0)[:, names["AT_3000"]]
    assert none - little < 0.02 < none - much


def test_a_squared_update_would_push_a_negative_weight_away():
    weight, step = -1.0, 0.1 * 0.1
    assert abs(weight - step * weight**2) > 1
    assert abs(weight - step * weight) < 1


def test_the_forms_have_the_values_of_arithmetic():
    path, buffer = [1.0], 0.0
    for _ in range(36):
        buffer = 0.9 * buffer + 0.1 * path[-1]
        path.append(path[-1] - 0.1 * buffer)
    weight, at_36 = path[20], path[36]
    expected = {
        "SGD, 20 steps": 0.99**20,
        "AdamW, 20 steps": 0.99**20,
        "AdamW of the paper, 20 steps": 0.9**20,
        "SGD with momentum 0.9, 20 steps": weight,
        "SGD with momentum 0.9, 36 steps": at_36,
    }
    for label, value in expected.items():
        assert float(recorded("forms", label)) == pytest.approx(value, abs=6e-4), label


def test_momentum_makes_decay_about_ten_times_as_fast_in_the_long_run():
    # The larger root of z² − (1 + μ − γλ) z + μ: what a step multiplies by in the end.
    small = 0.0001
    root = np.roots([1, -(1 + 0.9 - small), 0.9]).max()
    assert 1 - root == pytest.approx(small / (1 - 0.9), rel=0.1)


def test_and_faster_still_near_the_bound():
    limit = (1 - 0.9**0.5) ** 2
    ratios = []
    for product in (0.0001, 0.001, 0.002, 0.0026, limit * (1 - 1e-9)):
        ratios.append((1 - np.roots([1, -(1 + 0.9 - product), 0.9]).real.max()) / product)
    assert ratios == sorted(ratios)
    assert ratios[0] > 10
    assert ratios[-1] == pytest.approx(1 / (1 - 0.9**0.5), rel=1e-3)
    assert int(1 / (1 - 0.9**0.5)) == 19


@pytest.mark.parametrize(
    ("kind", "decay", "grows", "options"),
    [
        (torch.optim.SGD, 37, False, {"momentum": 0.9}),
        (torch.optim.SGD, 39, True, {"momentum": 0.9}),
        (torch.optim.AdamW, 19, False, {}),
        (torch.optim.AdamW, 21, True, {}),
    ],
)
def test_with_momentum_and_in_adamw_too_much_decay_has_another_bound(kind, decay, grows, options):
    weight = walk(kind, [1.0], [[0.0]] * 1000, lr=0.1, weight_decay=decay, **options)
    assert (weight.abs().item() > 1) == grows


@pytest.mark.parametrize(("best", "rests"), [(0.5, 0.5), (3.0, 1.0)])
def test_adamw_holds_no_weight_beyond_one_over_the_decay(best, rests):
    weight = leaf([0.0])
    optimizer = torch.optim.AdamW([weight], lr=0.002, weight_decay=1.0)
    for _ in range(6000):
        optimizer.zero_grad()
        (weight - best).square().sum().backward()
        optimizer.step()
    assert weight.item() == pytest.approx(rests, abs=0.01)


def test_adam_with_the_flag_alone_decays_nothing():
    left = walk(torch.optim.Adam, [1.0], [[0.0]], decoupled_weight_decay=True)
    assert left.item() == 1
    argument = {"weight_decay": 0.01, "decoupled_weight_decay": True}
    theirs = walk(torch.optim.AdamW, [1.0], [[0.5]] * 5)
    assert same(theirs, walk(torch.optim.Adam, [1.0], [[0.5]] * 5, **argument))


@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_a_kept_rate_throws_adamw_off_by_thousandths_and_a_falling_one_does_not(decay):
    torch.manual_seed(0)  # the data of penalty.py
    inputs = torch.randn(50, 4, dtype=torch.float64)
    targets = torch.randn(50, dtype=torch.float64)
    least_squares = torch.linalg.lstsq(inputs, targets[:, None]).solution[:, 0]

    def distances(end):
        weights = leaf([0.0] * 4)
        optimizer = torch.optim.AdamW([weights], lr=0.02, weight_decay=decay)
        schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1, end, 5000)
        for _ in range(5000):
            optimizer.zero_grad()
            (inputs @ weights - targets).square().mean().backward()
            optimizer.step()
            schedule.step()
            yield (weights.detach() - least_squares).abs().max().item()

    assert 0.001 < max(list(distances(end=1))[1000:]) < 0.01
    assert list(distances(end=0))[-1] < 1e-4


def test_noisy_batches_let_adamw_shrink_where_the_whole_batch_does_not():
    draws = torch.Generator().manual_seed(0)
    inputs = torch.randn(50, 4, dtype=torch.float64, generator=draws)
    targets = inputs @ torch.tensor([0.3, -0.3, 0.3, -0.3], dtype=torch.float64)
    targets += torch.randn(50, dtype=torch.float64, generator=draws)
    least_squares = torch.linalg.lstsq(inputs, targets[:, None]).solution.norm().item()
    sizes = []
    for batch in (50, 5):
        weights, mean = leaf([0.0] * 4), torch.zeros(4, dtype=torch.float64)
        optimizer = torch.optim.AdamW([weights], lr=0.005, weight_decay=1.0)
        for step in range(4000):
            rows = torch.randperm(50, generator=draws)[:batch]
            optimizer.zero_grad()
            (inputs[rows] @ weights - targets[rows]).square().mean().backward()
            optimizer.step()
            mean += weights.detach() * (step >= 2000) / 2000
        sizes.append(mean.norm().item() / least_squares)
    assert sizes[0] > 0.97
    assert sizes[1] < 0.85


def test_ridge_does_not_penalize_its_intercept_and_sgd_does():
    draws = np.random.default_rng(0)
    X, y, decay = draws.normal(size=(50, 4)), draws.normal(size=50) + 3, 0.1
    ends = []
    for of_bias in (0.0, decay):
        model = torch.nn.Linear(4, 1).double()
        groups = [{"params": model.weight}, {"params": model.bias, "weight_decay": of_bias}]
        optimizer = torch.optim.SGD(groups, lr=0.1, weight_decay=decay)
        for _ in range(1000):
            optimizer.zero_grad()
            fit = model(torch.tensor(X)).squeeze()
            torch.nn.functional.mse_loss(fit, torch.tensor(y)).backward()
            optimizer.step()
        ends.append(model.bias.item())
    ridge = Ridge(alpha=50 * decay / 2).fit(X, y)
    assert ends[0] == pytest.approx(ridge.intercept_, abs=1e-8)
    assert ends[1] < ridge.intercept_ - 0.05


def test_above_a_small_decay_momentum_makes_an_idle_weight_swing():
    limit = (1 - 0.9**0.5) ** 2
    assert limit == pytest.approx(0.0026, abs=5e-5)
    for product, swings in ((0.99 * limit, False), (1.01 * limit, True), (0.01, True)):
        roots = np.roots([1, -(1 + 0.9 - product), 0.9])
        assert (np.abs(roots.imag) > 1e-9).all() == swings


@pytest.mark.parametrize(("decay", "grows"), [(19, False), (21, True)])
def test_too_much_decay_diverges(decay, grows):
    assert (abs(1 - 0.1 * decay) > 1) == grows
    left = float(recorded("zero_gradient", f"SGD, decay {decay}, 20 steps"))
    assert left == pytest.approx((1 - 0.1 * decay) ** 20, abs=0.006)
    # with a curvature of 3: the same limit for their sum
    weights = walk(
        torch.optim.SGD, [1.0], [[0.0]] * 200, follow(3.0), lr=0.1, weight_decay=decay - 3
    )
    assert (weights.abs().item() > 1) == grows


def follow(curvature):
    """The gradient of curvature / 2 · w², put in before each step."""

    def before(weights):
        weights.grad = curvature * weights.detach()

    return before


@pytest.mark.parametrize(("module", "name"), [("LayerNorm", "weight"), ("Attention", "bias_k")])
def test_some_scales_and_biases_have_several_dimensions(module, name):
    kinds = {
        "LayerNorm": torch.nn.LayerNorm([3, 4, 4]),
        "Attention": torch.nn.MultiheadAttention(8, 2, add_bias_kv=True),
    }
    assert getattr(kinds[module], name).ndim >= 2


def test_clipping_takes_from_a_penalty_and_not_from_the_argument():
    ends = []
    for penalty, argument in ((0.5, 0.0), (0.0, 1.0)):
        weights = leaf([10.0])
        optimizer = torch.optim.SGD([weights], lr=0.1, weight_decay=argument)
        (0.0 * weights.sum() + penalty * weights.square().sum()).backward()
        torch.nn.utils.clip_grad_norm_([weights], 1.0)
        optimizer.step()
        ends.append(weights.item())
    assert ends == [pytest.approx(9.9, abs=1e-4), pytest.approx(9.0)]


@pytest.mark.parametrize("lr", [0.5, 1.0])
def test_the_papers_decay_is_pytorchs_with_the_decay_divided_by_the_rate(lr):
    paper = 0.01
    ours = walk(torch.optim.AdamW, [1.0], [[0.0]] * 5, lr=lr, weight_decay=paper / lr)
    assert ours.item() == pytest.approx((1 - paper) ** 5)


def test_the_default_halves_no_idle_weight_in_short_training():
    steps = int(recorded("half_life", "lr 0.001, decay 0.01, steps to half"))
    assert (1 - 1e-5) ** steps == pytest.approx(0.5, abs=1e-4)
    assert 500 // 100 * 80 == 400, "steps of the digits experiment"


@pytest.mark.parametrize("steps", [100, 400, 10_000])
def test_one_over_the_rate_times_the_steps_leaves_about_a_third(steps):
    lr = 0.003
    for times, left in ((1, 0.37), (0.1, 0.9)):
        assert (1 - lr * times / (lr * steps)) ** steps == pytest.approx(left, abs=0.01)


def test_only_adamw_and_muon_decay_without_being_asked():
    defaults = dict(re.findall(r"^default, (\w+): (.*)$", text_of("optimizers.txt"), re.MULTILINE))
    asked = {name for name, kind in vars(torch.optim).items() if isinstance(kind, type)}
    assert set(defaults) == asked - {"Optimizer"}
    nothing = {"0", "0.0", "no such argument"}
    assert {name for name in defaults if defaults[name] not in nothing} == {"AdamW", "Muon"}


def test_muon_takes_the_decay_off_the_weights():
    weights = torch.ones(2, 2, requires_grad=True)
    weights.grad = torch.zeros(2, 2)
    torch.optim.Muon([weights], lr=0.1, weight_decay=0.1).step()
    torch.testing.assert_close(weights.detach(), torch.full((2, 2), 0.99))


def test_in_the_linear_model_sgd_bears_a_decay_of_about_20():
    names = names_of("choices")
    curvatures = [
        2
        / 80
        * np.linalg.norm(names["scaled"](names["expanded"], order[:80], order[80:])[0], 2) ** 2
        for order in names["orders"]
    ]
    assert 2 / 0.04 - max(curvatures) == pytest.approx(20, abs=0.5)


def test_overfitting_is_a_gap_and_too_much_decay_closes_it_the_wrong_way():
    training, test = (
        {
            name: float(recorded("overfitting", f"{name}, {kind} error"))
            for name in ("no decay", "best decay", "decay 1")
        }
        for kind in ("training", "test")
    )
    assert training["no decay"] == 0, "it meets every point"
    assert test["best decay"] < 0.5 * test["no decay"]
    assert min(training["decay 1"], test["decay 1"]) > 2 * test["best decay"], "too stiff"
    without, best = (
        float(recorded("overfitting", f"{name}, largest weight"))
        for name in ("no decay", "best decay")
    )
    assert without > 20 * best


def test_under_l1_a_weight_rests_at_0_where_the_data_pull_with_less():
    names = names_of("l1")
    inputs, targets, c = names["inputs"], names["targets"], names["c"]
    w = names["train"](towards_0=c)
    pull = -2 / len(targets) * inputs.T @ (inputs @ w - targets)
    assert 0 < (w == 0).sum() < len(w)
    assert pull[w == 0].abs().max() < c, "less than the penalty"
    torch.testing.assert_close(pull[w != 0], c * w[w != 0].sign(), rtol=0, atol=1e-3)


def test_what_the_page_says_in_words_of_the_linear_model_is_in_the_record():
    at_3000 = [
        float(recorded("training_time", f"decay {d}, after 3000 steps")) for d in ("0", "0.1", "1")
    ]
    assert at_3000 == sorted(at_3000, reverse=True)
    lowest = float(recorded("training_time", "decay 0, lowest"))
    assert lowest <= at_3000[2], "a few steps without decay do as well"
    mean, half = difference(
        "65 columns, decay, 3000 steps, minus 65 columns, no decay, stopped early"
    )
    assert abs(mean) < half, "no difference is seen"
    mean, half = difference(
        "65 columns, decay, 3000 steps, minus 10 columns, no decay, stopped early"
    )
    assert mean > half, "the smaller model is better"
    mean, half = difference(
        "10 columns, no decay, at the minimum, minus 10 columns, decay, 3000 steps"
    )
    assert mean > half, "decay gains on it, too"
    mean, half = difference(
        "10 columns, decay, 3000 steps, minus 10 columns, no decay, stopped early"
    )
    assert abs(mean) <= half, "but no difference from stopping shows"
    rows = re.findall(r"^(?:65|10) columns, [^:]*: ([\d.]+)$", text_of("choices.txt"), re.MULTILINE)
    best = float(recorded("choices", "10 columns, no decay, stopped early"))
    assert len(rows) == 14
    assert best == min(map(float, rows)), "the lowest tried here"
    mean, half = difference("65 columns, decay, 3000 steps, minus 65 columns, lasso")
    assert mean > half, "lasso is better than decay on the 65"
    mean, half = difference("65 columns, both chosen, minus 65 columns, no decay, stopped early")
    assert abs(mean) <= half, "stopping with decay shows no difference from stopping alone"


def difference(label, snippet="choices"):
    return [float(number) for number in recorded(snippet, label).split(" ± ")]


def test_what_the_page_says_in_words_of_the_digits_is_in_the_record():
    mean, half = difference("gain, decay 1 at epoch 80", "digits")
    assert mean > half
    for label in (
        "decay 1 at epoch 20",
        "decay chosen over stopping",
        "both chosen over stopping",
        "Adam over AdamW",
    ):
        mean, half = difference(f"gain, {label}", "digits")
        assert abs(mean) <= half, label
    mean, _ = difference("gain, decay 0.01 at epoch 80", "digits")
    assert abs(mean) < 0.3, "the default does next to nothing"
    machine, half = difference("support vector machine", "digits_baselines")
    network, other_half = difference("decay chosen, epoch 80", "digits")
    assert machine - half > network + other_half, "without a network it is better"


def test_under_noise_single_weights_scatter_in_every_optimizer():
    for name in ("SGD", "AdamW", "Adam, 0.1", "Adam, 0.0001"):
        assert float(recorded("one_weight", f"spread after 50 steps, {name}")) > 0.5


def test_the_baselines_have_the_splits_and_wrong_labels_of_the_networks():
    networks, baselines = text_of("digits.py"), text_of("digits_baselines.py")
    assert "torch.randint(1, 10, (SEEDS, 800))" in networks
    torch.manual_seed(0)
    order = torch.stack([torch.randperm(1797) for _ in range(20)])
    wrong, shift = torch.rand(20, 800) < 0.2, torch.randint(1, 10, (20, 800))
    names = {}
    exec(baselines.split("candidates =")[0], names)
    labels = torch.tensor(names["digits"])[order]
    labels[:, :800] = (labels[:, :800] + wrong * shift) % 10
    assert torch.equal(names["labels"], labels)


def test_the_groups_leave_out_biases_and_norm_scales_and_nothing_else():
    verdicts = dict(re.findall(r"^(\S+), .*: (.*)$", text_of("groups.txt"), re.MULTILINE))
    left_out = {name for name, verdict in verdicts.items() if verdict == "left out"}
    assert left_out == {"0.bias", "1.weight", "1.bias", "3.bias"}
    first, second = names_of("groups")["optimizer"].param_groups
    assert (first["weight_decay"], second["weight_decay"]) == (0.01, 0.0)


WRONG = [
    ("penalty", "weight_decay_for", lambda factor: factor, "2.00|0.50"),
    ("penalty", "weight_decay_for", lambda factor: factor / 2, "0.25"),
    ("penalty", "penalty", lambda w, decay: decay * w.square().sum(), "its gradient is"),
    ("penalty", "penalty", lambda w, decay: decay / 2 * w.norm(), "its gradient is"),
    ("half_life", "decay_to_halve", lambda steps, lr: 0.5 / (steps * lr), "is left"),
    ("half_life", "decay_to_halve", lambda steps, lr: 1 - 0.5 ** (1 / steps), "is left"),
    ("half_life", "decay_to_halve", lambda steps, lr: 0.693147 / (steps * lr), "is left"),
    ("ridge", "alpha_for", lambda decay, n: decay, "times as long"),
    ("ridge", "alpha_for", lambda decay, n: n * decay, "times as long"),
    ("ridge", "alpha_for", lambda decay, n: decay / 2, "times as long"),
]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = names_of(f"exercise_{exercise}_answer")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()

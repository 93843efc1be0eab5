"""Each optimizer from scratch goes torch's path, on the inputs of PyTorch's own tests and others.

A new optimizer is one more line in ROWS.
"""

import copy
import io
import math
import traceback
from collections import Counter
from dataclasses import dataclass

import pytest
import torch
from from_scratch import arguments, assert_close, classes_derived_from, load, planted
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing._internal.common_optimizers import optim_db


@dataclass(frozen=True)
class Row:
    path: str
    torch_class: type
    entries: int  # of optim_db, at least so many are run

    @property
    def name(self):
        return self.torch_class.__name__

    def load(self, source=None):
        return load(self.path, self.name, source)


ROWS = [
    Row("concepts/sgd/sgd.py", torch.optim.SGD, entries=9),
    Row("concepts/rmsprop/adagrad.py", torch.optim.Adagrad, entries=7),
    Row("concepts/rmsprop/rmsprop.py", torch.optim.RMSprop, entries=8),
    Row("concepts/adam/adam.py", torch.optim.Adam, entries=5),
    Row("concepts/adam/adamw.py", torch.optim.AdamW, entries=5),
]

# What an argument is drawn from, whatever the class.
OPTIONS = {
    "lr": st.floats(1e-4, 0.2),
    "momentum": st.sampled_from([0, 0.5, 0.9]) | st.floats(0, 0.99),
    "dampening": st.just(0) | st.floats(0, 1),
    "weight_decay": st.just(0) | st.floats(0, 0.5),
    "nesterov": st.booleans(),
    "maximize": st.booleans(),
    "lr_decay": st.just(0) | st.floats(0, 0.5),
    "initial_accumulator_value": st.just(0) | st.floats(0, 1),
    "alpha": st.floats(0.5, 0.999),
    "centered": st.booleans(),
    "eps": st.floats(1e-10, 0.1),
    "betas": st.tuples(st.floats(0, 0.99), st.floats(0.5, 0.999)),
    "amsgrad": st.booleans(),
}
SHAPES = st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=4)

every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def info(torch_class):
    return next(each for each in optim_db if each.optim_cls is torch_class)


class Training:
    """One optimizer on weights of several shapes, in two groups.

    The last weight never has a gradient, the last but one has none at every other step.
    """

    def __init__(self, optimizer_class, shapes, options, second_options):
        torch.manual_seed(0)
        self.weights = [
            torch.randn(shape, dtype=torch.float64, requires_grad=True) for shape in shapes
        ]
        self.targets = [torch.randn(shape, dtype=torch.float64) for shape in shapes]
        self.curvatures = [torch.rand(shape, dtype=torch.float64) + 0.1 for shape in shapes]
        half = len(shapes) // 2
        first, second = self.weights[half:], self.weights[:half]
        groups = [{"params": first}, {"params": second, **second_options}]
        self.optimizer = optimizer_class([g for g in groups if g["params"]], **options)

    def step(self, number):
        """One step on a convex loss whose minimum jumps about, as it does for batches."""
        noise = torch.Generator().manual_seed(number)
        for index, weight in enumerate(self.weights):
            apart = weight.detach() - self.targets[index]
            jump = torch.randn(weight.shape, generator=noise, dtype=torch.float64)
            from_last = len(self.weights) - 1 - index
            if len(self.weights) > 2 and (from_last == 0 or (from_last == 1 and number % 2)):
                weight.grad = None
            else:
                weight.grad = self.curvatures[index] * (apart + jump)
        self.optimizer.step()

    def resume(self):
        """Go on with a new optimizer, made from what was saved of the old one."""
        file = io.BytesIO()
        torch.save(self.optimizer.state_dict(), file)
        file.seek(0)
        groups = [{"params": group["params"]} for group in self.optimizer.param_groups]
        self.optimizer = type(self.optimizer)(groups)
        self.optimizer.load_state_dict(torch.load(file, weights_only=True))

    def lower_rates(self):
        """What a schedule of learning rates does."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["lr"] / 2


def assert_same_path(ours, torch_class, options, second_options, shapes, steps=24):
    """Ours and torch's take the same steps; ours is saved and resumed on the way."""
    training = Training(ours, shapes, options, second_options)
    torchs = Training(torch_class, shapes, options, second_options)
    for number in range(1, steps + 1):
        training.step(number)
        torchs.step(number)
        for weight, torch_weight in zip(training.weights, torchs.weights, strict=True):
            what = f"after step {number} with {options}, the weight of shape {list(weight.shape)}"
            assert_close(weight, torch_weight, what)
        if number == 10:
            training.resume()
        if number == 15:
            training.lower_rates()
            torchs.lower_rates()


SOME_SHAPES = [[3, 2], [4], [], [2, 1, 3], [5]]


def run_entries(row, ours):
    """Run every applicable entry; how many there are, were run, and why others were not."""
    entries = info(row.torch_class).optim_inputs_func(device="cpu")
    skipped, run = Counter(), 0
    for entry in entries:
        foreign = sorted(entry.kwargs.keys() - arguments(ours))
        if foreign:
            skipped[f"no argument {', '.join(foreign)}"] += 1
            continue
        options = copy.deepcopy(entry.kwargs)
        assert_same_path(ours, row.torch_class, options, {"lr": 0.05}, SOME_SHAPES)
        run += 1
    return len(entries), run, skipped


@every_row
def test_it_goes_torchs_path_on_every_applicable_entry_of_optim_db(row, capsys):
    entries, run, skipped = run_entries(row, row.load())
    with capsys.disabled():
        print(f"\n{row.name}: {entries} entries of optim_db, {run} run, ", end="")
        print(f"{skipped.total()} skipped {dict(skipped) or ''}".strip())
    assert run + skipped.total() == entries
    assert run >= row.entries, f"{run} entries were run, not {row.entries}: {dict(skipped)}"


@every_row
def test_it_refuses_what_torchs_base_class_refuses(row, capsys):
    """Where torch's own class refuses a value besides, ours may be silent."""
    ours = row.load()
    refused = silent = 0
    for case in info(row.torch_class).optim_error_inputs_func(device="cpu", dtype=torch.float64):
        entry = case.optimizer_error_input
        if entry.kwargs.keys() - arguments(ours):
            continue
        params = [torch.ones(2, requires_grad=True)] if entry.params is None else entry.params
        with pytest.raises(case.error_type, match=case.error_regex) as torchs:
            row.torch_class(copy.deepcopy(params), **entry.kwargs)
        by_base_class = "torch/optim/optimizer.py" in (
            traceback.extract_tb(torchs.tb)[-1].filename.replace("\\", "/")
        )
        try:
            ours(copy.deepcopy(params), **entry.kwargs)
        except case.error_type:
            refused += 1
        else:
            assert not by_base_class, f"{row.name} takes what must raise {case.error_regex!r}"
            silent += 1
    with capsys.disabled():
        print(f"\n{row.name}: refuses {refused} error inputs of optim_db; {silent} are", end=" ")
        print("values that only torch's class checks")
    assert refused >= 5


def draw_options(data, ours):
    """Random values for every argument of a class: a new argument needs a line in OPTIONS."""
    names = [name for name in arguments(ours) if name != "params"]
    assert not (names - OPTIONS.keys()), f"OPTIONS says nothing of {names - OPTIONS.keys()}"
    options = {name: data.draw(OPTIONS[name], label=name) for name in names}
    if options.get("nesterov"):  # torch refuses other combinations
        options["momentum"] = max(options["momentum"], 0.1)
        options["dampening"] = 0
    return options


@every_row
def test_it_goes_torchs_path_for_any_options_and_shapes(row):
    ours = row.load()

    @settings(deadline=None, max_examples=100)
    @given(st.data(), SHAPES)
    def same_path(data, shapes):
        options, second_options = draw_options(data, ours), draw_options(data, ours)
        assert_same_path(ours, row.torch_class, options, second_options, shapes)

    same_path()


@every_row
def test_its_arguments_are_torchs_with_torchs_defaults(row):
    ours, torchs = row.load(), row.torch_class
    names = arguments(ours)
    assert names == [name for name in arguments(torchs) if name in names], "another order"
    weight = torch.ones(1, requires_grad=True)
    defaults, torch_defaults = ours([weight]).defaults, torchs([weight]).defaults
    for name in names:
        if name != "params":
            assert defaults[name] == torch_defaults[name], name


@every_row
def test_a_zeroed_gradient_that_is_kept_changes_no_state(row):
    """`zero_grad(set_to_none=False)` writes into the gradient: no buffer may be that tensor."""
    weight = torch.ones(3, requires_grad=True)
    options = {"momentum": 0.9} if "momentum" in arguments(row.torch_class) else {}
    optimizer = row.load()([weight], **options)
    weight.grad = torch.ones(3)
    optimizer.step()
    before = copy.deepcopy(optimizer.state_dict()["state"])
    optimizer.zero_grad(set_to_none=False)
    after = optimizer.state_dict()["state"]
    assert str(before) == str(after)
    assert math.isfinite(weight.sum().item())


def test_every_optimizer_of_the_snippets_is_in_the_table():
    torch_names = {each.optim_cls.__name__ for each in optim_db}
    found = {each for each in classes_derived_from("Optimizer") if each[1] in torch_names}
    missing = found - {(row.path, row.name) for row in ROWS}
    assert not missing, f"tests/test_optimizers.py has no row for {sorted(missing)}"


# A fault, and what the test then says: a checker that was never red proves nothing.
SGD = "concepts/sgd/sgd.py"
ADAGRAD = "concepts/rmsprop/adagrad.py"
RMSPROP = "concepts/rmsprop/rmsprop.py"
ADAM = "concepts/adam/adam.py"
ADAMW = "concepts/adam/adamw.py"
FAULTS = [
    (SGD, "1 - group", "1 + group", r"after step 2 with .*'dampening': 0.5.* is apart from torch"),
    (SGD, "g + momentum * b", "g + b", r"after step 1 with .*'nesterov': True"),
    (SGD, '-weight.grad if group["maximize"] else weight.grad', "weight.grad", "'maximize': True"),
    (SGD, "if weight.grad is not None", "if True", "NoneType"),
    (SGD, 'state["momentum_buffer"] = b\n', "self.b = b\n", "after step 2"),
    (SGD, 'group["lr"] *', 'self.defaults["lr"] *', r"after step 1 with {}, the weight of shape"),
    (SGD, 'group["weight_decay"] * weight', 'group["weight_decay"] * weight**2', "'weight_decay'"),
    (ADAGRAD, 'state["sum"].sqrt() + group["eps"]', 'state["sum"].sqrt()', "after step 1 with {}"),
    (ADAGRAD, 'state.get("sum", start)', 'state.get("sum", 0)', "'initial_accumulator_value': 0.1"),
    (
        ADAGRAD,
        'state.get("step", 0) * group',
        '(state.get("step", 0) + 1) * group',
        "'lr_decay': 0.5",
    ),
    (RMSPROP, 'v.sqrt() + group["eps"]', '(v + group["eps"]).sqrt()', "after step 1 with {}"),
    (RMSPROP, 'v - state["grad_avg"] ** 2', 'v - state["grad_avg"]', "'centered': True"),
    (RMSPROP, "(1 - alpha) * g**2", "g**2", "after step 1 with {}"),
    (RMSPROP, '"momentum_buffer", 0) + d', '"momentum_buffer", 0) + 0.9 * d', "'momentum': 0.1"),
    (ADAM, "m / (1 - beta1**t)", "m", "after step 1 with {}"),
    (ADAM, "v / (1 - beta2**t)", "v", "after step 1 with {}"),
    (ADAM, "(1 - beta2) * g**2", "(1 - beta2) * (g - m) ** 2", "after step 1 with {}"),
    (
        ADAM,
        '(v_hat.sqrt() + group["eps"])',
        '(v_hat + group["eps"]).sqrt()',
        "after step 1 with {}",
    ),
    (ADAM, 'torch.maximum(state.get("max_exp_avg_sq", v), v)', "v", "'amsgrad': True"),
    (ADAMW, 'weight *= 1 - group["lr"] *', "weight *= 1 -", "after step 1 with {}"),
    (
        ADAMW,
        '-weight.grad if group["maximize"] else weight.grad',
        "weight.grad",
        "'maximize': True",
    ),
]


@pytest.mark.parametrize(("path", "right", "wrong", "message"), FAULTS)
def test_a_planted_fault_is_seen(path, right, wrong, message):
    row = next(row for row in ROWS if row.path == path)
    faulty = row.load(planted(path, right, wrong))
    with pytest.raises((AssertionError, TypeError), match=message):
        run_entries(row, faulty)

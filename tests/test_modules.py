"""Each module from scratch computes what torch's does, on the inputs of PyTorch's own tests.

A new module is one more line in ROWS.
"""

import copy
import inspect
from collections import Counter
from dataclasses import dataclass

import pytest
import torch
from from_scratch import assert_close, classes_derived_from, load, planted
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing._internal.common_modules import module_db


@dataclass(frozen=True)
class Row:
    path: str
    torch_class: type
    entries: int  # of module_db, at least so many are run

    @property
    def name(self):
        return self.torch_class.__name__

    def load(self, source=None):
        return load(self.path, self.name, source)


ROWS = [
    Row("concepts/sgd/mse.py", torch.nn.MSELoss, entries=8),
    Row("concepts/batch_norm/batch_norm.py", torch.nn.BatchNorm1d, entries=8),
    Row("concepts/batch_norm/batch_norm.py", torch.nn.BatchNorm2d, entries=7),
    Row("concepts/convolution/conv2d.py", torch.nn.Conv2d, entries=4),
]

every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
train_and_eval = pytest.mark.parametrize("training", [True, False], ids=["train", "eval"])


def entries_of(torch_class, training):
    info = next(each for each in module_db if each.module_cls is torch_class)
    return info.module_inputs_func(
        info, device="cpu", dtype=torch.float64, requires_grad=True, training=training
    )


def made(module_class, arguments, training):
    return module_class(*arguments.args, **arguments.kwargs).double().train(training)


def applicable(ours, arguments):
    """Does our class have these arguments? Empty, or what is missing."""
    try:
        inspect.signature(ours).bind(*arguments.args, **arguments.kwargs)
    except TypeError as error:
        return str(error)
    return ""


def outcome(module, inputs, upstream):
    """Output, gradients of inputs and parameters, and buffers: by name. Or the error raised."""
    inputs = [each.detach().clone().requires_grad_(each.is_floating_point()) for each in inputs]
    module.zero_grad()
    try:
        output = module(*inputs)
    except (ValueError, RuntimeError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    found = {"the output": output}
    if output.requires_grad:
        # The same upstream gradient for both, not just ones: a sum hides what is summed.
        output.backward(upstream(output))
    for number, each in enumerate(inputs, start=1):
        found[f"the gradient of input {number}"] = each.grad
    for name, parameter in module.named_parameters():
        found[f"the gradient of {name}"] = parameter.grad
    for name, buffer in module.named_buffers():
        found[f"the buffer {name}"] = buffer.clone()
    return found


def assert_same(ours, torchs, batches, what, tolerance=1e-12):
    """Two modules, fed with the same batches one after the other, agree in everything.

    Torch's parameters and buffers are made random, then loaded into ours: the names are the same.
    """
    with torch.no_grad():
        for tensor in torchs.state_dict().values():
            if tensor.is_floating_point():
                tensor.copy_(torch.rand_like(tensor) + 0.5)
    ours.load_state_dict(copy.deepcopy(torchs.state_dict()))

    def upstream(output):
        generator = torch.Generator().manual_seed(0)
        return torch.randn(output.shape, generator=generator, dtype=output.dtype)

    for number, inputs in enumerate(batches, start=1):
        found, expected = outcome(ours, inputs, upstream), outcome(torchs, inputs, upstream)
        assert found.get("error") == expected.get("error"), f"{what}, batch {number}"
        assert found.keys() == expected.keys(), f"{what}, batch {number}"
        expected.pop("error", None)
        for name in expected:
            where = f"{what}, batch {number}: {name}"
            assert_close(found[name], expected[name], where, tolerance)


def batches_like(inputs, count=3):
    """The inputs of the entry, and more of their kind: running statistics need several batches."""
    yield inputs
    for _ in range(count - 1):
        yield [torch.randn_like(each) * 2 + 1 for each in inputs]


def run_entries(row, ours, training):
    """Run every applicable entry; how many there are, were run, and why others were not."""
    torch.manual_seed(0)
    entries = entries_of(row.torch_class, training)
    skipped, run = Counter(), 0
    for entry in entries:
        arguments = entry.constructor_input
        if missing := applicable(ours, arguments):
            skipped[missing] += 1
            continue
        what = f"{row.name}{arguments.args} {arguments.kwargs} {'train' if training else 'eval'}"
        assert_same(
            made(ours, arguments, training),
            made(row.torch_class, arguments, training),
            batches_like(entry.forward_input.args),
            what,
        )
        run += 1
    return len(entries), run, skipped


@every_row
@train_and_eval
def test_it_computes_what_torchs_does_on_every_applicable_entry_of_module_db(row, training, capsys):
    entries, run, skipped = run_entries(row, row.load(), training)
    with capsys.disabled():
        mode = "train" if training else "eval"
        print(f"\n{row.name} ({mode}): {entries} entries of module_db, {run} run, ", end="")
        print(f"{skipped.total()} skipped {dict(skipped) or ''}".strip())
    assert run + skipped.total() == entries
    assert run >= row.entries, f"{run} entries were run, not {row.entries}: {dict(skipped)}"


@every_row
def test_its_arguments_are_torchs_with_torchs_defaults(row):
    torchs = inspect.signature(row.torch_class).parameters
    # For a reader of old code, the losses still take these two in front.
    order = [name for name in torchs if name not in ("size_average", "reduce")]
    names = list(inspect.signature(row.load()).parameters)
    assert names == [name for name in order if name in names], "another order, or other names"
    for name, parameter in inspect.signature(row.load()).parameters.items():
        assert parameter.default == torchs[name].default, name


def test_every_module_of_the_snippets_is_in_the_table():
    torch_names = {each.module_cls.__name__ for each in module_db}
    found = {each for each in classes_derived_from("Module") if each[1] in torch_names}
    missing = found - {(row.path, row.name) for row in ROWS}
    assert not missing, f"tests/test_modules.py has no row for {sorted(missing)}"


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 4), max_size=4),
    st.sampled_from(["mean", "sum", "none"]),
    st.integers(0, 2**16),
)
def test_mse_is_torchs_for_any_shape(shape, reduction, seed):
    torch.manual_seed(seed)
    ours = load("concepts/sgd/mse.py", "MSELoss")(reduction)
    inputs = [torch.randn(shape, dtype=torch.float64, requires_grad=True) for _ in range(2)]
    assert_same(ours, torch.nn.MSELoss(reduction=reduction), [inputs], f"{shape} {reduction}")


# A fault, and what the test then says: a checker that was never red proves nothing.
MSE = "concepts/sgd/mse.py"
FAULTS = [
    (MSE, "squares.numel()", "(squares.numel() - 1)", r"MSELoss\(\) {} train, batch 1: the output"),
    (MSE, "(prediction - target) ** 2", "(prediction - target).abs()", "the output is apart"),
    (MSE, "prediction - target", "prediction - target.detach()", "gradient of input 2 is None"),
    (MSE, "squares.numel()", "squares.shape[0]", "tuple index out of range|the output is apart"),
    (MSE, 'reduction == "mean"', 'reduction != "none"', r"'reduction': 'sum'}.* the output is"),
]


@pytest.mark.parametrize(("path", "right", "wrong", "message"), FAULTS)
def test_a_planted_fault_is_seen(path, right, wrong, message):
    row = next(row for row in ROWS if row.path == path)
    with pytest.raises((AssertionError, IndexError), match=message):
        run_entries(row, row.load(planted(path, right, wrong)), training=True)

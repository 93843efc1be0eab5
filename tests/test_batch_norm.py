"""What docs/concepts/batch_norm.md claims beyond what its snippets print: checked another way."""

import contextlib
import io
import math
import runpy
from itertools import pairwise

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils import fusion

from fiddler.project import HERE
from fiddler.records import quote

PAGE = "concepts/batch_norm"


def names(snippet):
    """What a snippet defines."""
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"), run_name="__main__")


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def number(snippet, label):
    """The first number of what was recorded, and what stands behind its ±."""
    return [float(word) for word in recorded(snippet, label).split() if word[-1].isdigit()]


OURS = names("batch_norm")
OPTIONS = st.fixed_dictionaries(
    {
        "eps": st.sampled_from([1e-5, 1e-3, 0.1]),
        "momentum": st.one_of(st.none(), st.floats(0, 1)),
        "affine": st.booleans(),
        "track_running_stats": st.booleans(),
        "bias": st.booleans(),
    }
)
MODES = st.lists(st.booleans(), min_size=1, max_size=6)  # train or eval, pass by pass
PLACES = {  # the class, and what stands behind N and C
    "BatchNorm1d": st.one_of(st.just(()), st.tuples(st.integers(1, 5))),
    "BatchNorm2d": st.tuples(st.integers(1, 4), st.integers(1, 4)),
}


@st.composite
def cases(draw):
    kind = draw(st.sampled_from(sorted(PLACES)))
    shape = (draw(st.integers(2, 6)), draw(st.integers(1, 4)), *draw(PLACES[kind]))
    return kind, shape, draw(OPTIONS), draw(MODES), draw(st.integers(0, 2**32))


def close(mine, theirs):
    torch.testing.assert_close(mine, theirs, rtol=1e-9, atol=1e-9)


def pair(kind, channels, options):
    """Ours and torch's, in double precision, with the same γ and β."""
    mine = OURS[kind](channels, **options).double()
    theirs = getattr(nn, kind)(channels, **options).double()
    assert mine.state_dict().keys() == theirs.state_dict().keys()
    for parameter in theirs.parameters():
        nn.init.normal_(parameter)
    mine.load_state_dict(theirs.state_dict())
    return mine, theirs


@settings(deadline=None, max_examples=300)
@given(cases())
def test_ours_is_torchs_through_training_and_evaluation(case):
    kind, shape, options, modes, seed = case
    torch.manual_seed(seed)
    mine, theirs = pair(kind, shape[1], options)
    for training in modes:
        x = torch.randn(1) + torch.randn(1).exp() * torch.randn(shape)
        push = torch.randn(shape, dtype=torch.float64)
        results = []
        for layer in (mine, theirs):
            layer.train(training).zero_grad()
            inputs = x.double().requires_grad_()
            outputs = layer(inputs)
            outputs.backward(push)
            gradients = [parameter.grad for parameter in layer.parameters()]
            results.append([outputs, inputs.grad, *gradients])
        close(*results)
        close(mine.state_dict(), theirs.state_dict())
        count = theirs.num_batches_tracked
        assert count is None or mine.num_batches_tracked == count


@pytest.mark.parametrize("shape", [(1, 3), (1, 3, 1), (1, 3, 1, 1)])
@pytest.mark.parametrize("tracked", [True, False])
def test_one_value_per_channel_raises_exactly_where_torch_raises(shape, tracked):
    kind = "BatchNorm2d" if len(shape) == 4 else "BatchNorm1d"
    for layer in pair(kind, 3, {"track_running_stats": tracked}):
        with pytest.raises(ValueError, match="value per channel"):
            layer(torch.zeros(shape, dtype=torch.float64))
        layer.eval()
        if tracked:
            layer(torch.zeros(shape, dtype=torch.float64))
        else:
            with pytest.raises(ValueError, match="value per channel"):
                layer(torch.zeros(shape, dtype=torch.float64))


@pytest.mark.parametrize(
    ("kind", "shape"), [("BatchNorm1d", (2, 3, 4, 4)), ("BatchNorm2d", (2, 3))]
)
def test_a_shape_of_another_class_is_refused(kind, shape):
    mine, theirs = pair(kind, 3, {})
    for layer in (mine.eval(), theirs.eval()):
        with pytest.raises((AssertionError, ValueError)):
            layer(torch.zeros(shape, dtype=torch.float64))


WRONG = {
    "unbiased where biased belongs": (
        "square().mean(over)",
        "square().sum(over) / (x[:, 0].numel() - 1)",
    ),
    "biased where unbiased belongs": ("var * n / (n - 1) - self", "var - self"),
    "eps outside the root": (
        "(var.view(shape) + self.eps).sqrt()",
        "(var.view(shape).sqrt() + self.eps)",
    ),
    "momentum weighs the old": ("m = self.momentum  #", "m = 1 - self.momentum  #"),
    "no gradient through the mean": ("mean = x.mean(over)", "mean = x.detach().mean(over)"),
    "shift before scale": (
        "return y if self.bias is None else y + self.bias.view(shape)",
        "return y if self.bias is None else y + (self.bias * self.weight).view(shape)",
    ),
    "one mean for all channels": ("return (0, *range(2,", "return (0, 1, *range(2,"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_the_proof_of_the_page_would_see(fault):
    source = (HERE.snippets / f"{PAGE}/batch_norm.py").read_text()
    right, wrong = WRONG[fault]
    assert source.count(right) == 1
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(RuntimeError, TypeError):
        exec(source.replace(right, wrong), {})
    for line in printed.getvalue().splitlines():
        same, entries = line.split(": ")[1].split(" of ")
        assert int(same) < int(entries), line


fold = names("fold")["fold"]


@settings(deadline=None)
@given(st.booleans(), st.booleans(), st.integers(1, 4), st.integers(0, 2**32))
def test_a_folded_layer_predicts_the_same_and_is_pytorchs_own_folding(image, bias, channels, seed):
    torch.manual_seed(seed)
    if image:
        layer, norm = nn.Conv2d(2, channels, 3, bias=bias), nn.BatchNorm2d(channels)
        inputs, fuse = torch.randn(4, 2, 6, 6), fusion.fuse_conv_bn_eval
    else:
        layer, norm = nn.Linear(2, channels, bias=bias), nn.BatchNorm1d(channels)
        inputs, fuse = torch.randn(9, 2), fusion.fuse_linear_bn_eval
    layer, norm, inputs = layer.double(), norm.double(), inputs.double()
    for parameter in norm.parameters():
        nn.init.normal_(parameter)
    for _ in range(5):
        norm(layer(torch.randn_like(inputs)))
    folded = fold(layer.eval(), norm.eval())
    close(folded(inputs), norm(layer(inputs)))
    theirs = fuse(layer, norm)
    close([folded.weight, folded.bias], [theirs.weight, theirs.bias])


@settings(deadline=None)
@given(st.integers(2, 12), st.floats(-5, 5), st.floats(0.1, 10), st.integers(0, 2**32))
def test_shift_and_scale_of_the_input_are_gone_and_so_are_their_gradients(n, shift, scale, seed):
    torch.manual_seed(seed)
    norm = nn.BatchNorm1d(3, eps=1e-12, affine=False).double()
    x = torch.randn(n, 3, dtype=torch.float64, requires_grad=True)
    y = norm(x)
    torch.testing.assert_close(norm(scale * x + shift), y, rtol=1e-5, atol=1e-5)
    y.backward(torch.randn(n, 3, dtype=torch.float64))
    size = x.grad.abs().max().item() + 1
    assert x.grad.sum(dim=0).abs().max() < 1e-9 * size, "a bias before it gets no gradient"
    centred = x.detach() - x.detach().mean(dim=0)
    assert (centred * x.grad).sum(dim=0).abs().max() < 1e-6 * size, "nor does the scale"


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=20), st.floats(-100, 100))
def test_the_squares_around_the_mean_and_around_any_m_differ_as_the_page_says(xs, m):
    mean = sum(xs) / len(xs)
    around_m = sum((x - m) ** 2 for x in xs) / len(xs)
    around_mean = sum((x - mean) ** 2 for x in xs) / len(xs)
    assert around_m == pytest.approx(around_mean + (mean - m) ** 2, abs=1e-6)


def test_on_average_the_biased_variance_is_too_small_and_the_unbiased_right():
    torch.manual_seed(0)
    batches = torch.randn(200_000, 5, dtype=torch.float64)
    assert batches.var(dim=1, correction=0).mean().item() == pytest.approx(4 / 5, abs=0.01)
    assert batches.var(dim=1, correction=1).mean().item() == pytest.approx(1, abs=0.01)


def test_a_frozen_layer_still_moves_its_running_statistics():
    layer = nn.BatchNorm1d(2).requires_grad_(False)
    layer(torch.ones(4, 2))
    assert layer.running_mean.tolist() == pytest.approx([0.1, 0.1])


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_in_a_batch_of_two_only_which_is_larger_is_left(a, b):
    y = nn.BatchNorm1d(1, eps=1e-12).double()(torch.tensor([[a], [b]], dtype=torch.float64))
    if abs(a - b) > 1e-3:
        sign = math.copysign(1, a - b)
        assert y.flatten().tolist() == pytest.approx([sign, -sign], abs=1e-5)


@pytest.mark.parametrize(
    ("exercise", "function", "wrong", "hint"),
    [
        ("memory", "batches_until", lambda share, momentum: round(1 / momentum), "not 2"),
        (
            "memory",  # the share of the new batch taken for that of the old
            "batches_until",
            lambda share, momentum: math.ceil(math.log(share) / math.log(momentum)),
            "is left after 2",
        ),
        ("all_data", "variance_of_all", lambda means, variances: variances.mean(), "shuffled"),
        (
            "all_data",
            "variance_of_all",
            lambda means, variances: variances.mean() + means.var(),
            "shuffled",
        ),
        ("backward", "backward", lambda x, g, eps=1e-5: g / x.std(), "equal pushes"),
        (
            "backward",  # through the mean alone
            "backward",
            lambda x, g, eps=1e-5: (g - g.mean()) / (x.var(correction=0) + eps).sqrt(),
            "2 values: off",
        ),
    ],
)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    check = names(f"exercise_{exercise}_answer")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()


def test_what_the_page_says_in_words_of_the_experiments_is_in_the_record():
    ahead = [number("epochs", f"epoch {e}, BatchNorm minus He") for e in (1, 5, 25)]
    assert ahead[0][0] > 10, "ahead after one epoch"
    assert ahead[0][0] > ahead[0][1], "by more than chance"
    assert abs(ahead[1][0]) < ahead[1][1], "after five no lead is shown"
    raw = [number("epochs", f"epoch {e}, BatchNorm, raw minus He, raw") for e in (5, 25)]
    for gain, half in (ahead[2], raw[1]):
        assert half < gain < 2, "about a point after 25, pixels scaled or not"
    assert raw[0][0] > raw[0][1], "not scaled, ahead after five"
    gain, half = number("epochs", "epoch 1, BatchNorm, He minus He")
    assert gain < half, "from the same weights the lead may be none"
    raw, scaled = (number("epochs", f"epoch 25, {name}")[0] for name in ("He, raw", "He"))
    assert raw > scaled, "without scaled pixels they end higher"
    assert number("epochs", "epoch 5, default")[0] < 10, "less than guessing"
    assert number("one_class", "its share of the new digits")[0] < 10, "rarer in the rest"
    adam = number("one_epoch", "BatchNorm, 6 minus He, 6, Adam")
    assert adam[1] < adam[0] < ahead[0][0], "Adam narrows the lead"
    gain, half = number("one_epoch", "BatchNorm, He, 6 minus He, 6, SGD")
    assert gain > half, "at its best rate, ahead from He's weights too"
    assert recorded("one_epoch", "best rate, He, 6, SGD") == "0.1", "the best of five"
    for weights in ("BatchNorm", "BatchNorm, He"):
        gain, half = number("rates", f"decades gained, {weights}, 6 layers")
        assert gain > half
    single, deep = (
        number("rates", f"accuracy, {name}") for name in ("He, 1 layer", "BatchNorm, 6 layers")
    )
    assert single[0] >= deep[0], "these images need no depth"
    reads = [number("histograms", f"read from layer 6, {name}")[0] for name in ("without", "with")]
    assert reads[0] >= reads[1], "what tells the digits apart is still there"
    weaker, move, stronger = (
        number("shift", f"move, {name}")[0]
        for name in ("BatchNorm, shoved 0.35", "He", "BatchNorm, shoved 0.43")
    )
    assert weaker < move < stronger, "the moves of He's weights lie between those of the shoves"
    gain, half = number("shift", "shoved 0.35 minus He, epoch 1")
    assert gain > half
    gain, half = number("shift", "shoved 0.43 minus He, epoch 1")
    assert abs(gain) < half, "no lead is shown"
    for k in ("0.35", "0.43"):
        gain, half = number("shift", f"shoved {k} minus He, epoch 5")
        assert abs(gain) < half
    assert recorded("small_batches", "batches of 2, layer norm ahead by 10") == "10 of 10"
    for line in (HERE.snippets / f"{PAGE}/small_batches.txt").read_text().splitlines():
        if line.startswith("best rate"):
            best, three = line.split(": ")[1].split(" of ")
            assert best == three.split(", ")[1], "a lower and a higher rate read less"
    gain, half = number("small_batches", "batches of 4, batch minus layer")
    assert gain >= half - 1, "layer norm is not ahead"
    beta, gamma = (number("learned", f"smallest {name}")[0] for name in "βγ")
    assert beta > 0, "all above their start"
    assert gamma > 1
    noise = [number("noise", f"give or take, batches of {n}")[0] for n in (8, 32, 128)]
    for small, large in pairwise(noise):
        assert 1.6 < small / large < 2.4, "four times the batch, half the noise"

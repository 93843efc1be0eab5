"""What docs/concepts/convolution.md claims beyond what its snippets print: checked another way."""

import contextlib
import functools
import io
import runpy

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import ndimage, signal
from torch import nn
from torch.nn.functional import conv2d, unfold
from torch.testing._internal.common_modules import module_db

from fiddler.project import HERE
from fiddler.records import quote

PAGE = "concepts/convolution"
SMALL = st.integers(1, 3)
SIZES = st.tuples(st.integers(1, 9), st.integers(1, 9))
KERNELS = st.tuples(st.integers(1, 4), st.integers(1, 4))


@functools.cache
def names_in(snippet):
    """What a snippet of the page defines."""
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{PAGE}/{snippet}.py"), run_name="__main__")


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def drawn(*shape):
    """Numbers that any seed of hypothesis draws alike."""
    return torch.randn(*shape, dtype=torch.float64, generator=torch.Generator().manual_seed(0))


def fits(size, kernel, padding=0, dilation=1):
    return all(n + 2 * padding >= dilation * (k - 1) + 1 for n, k in zip(size, kernel, strict=True))


def results(layer, x):
    """The output, and the gradients of a loss with respect to input, weight and bias."""
    x = x.clone().requires_grad_()
    out = layer(x)
    loss = (out * torch.arange(1.0, out.numel() + 1).reshape(out.shape)).sum()
    return out, *torch.autograd.grad(loss, [x, *layer.parameters()])


def assert_same(kwargs, groups, inward, outward, x):
    theirs = nn.Conv2d(groups * inward, groups * outward, groups=groups, **kwargs).double()
    ours = names_in("conv2d")["Conv2d"](
        groups * inward, groups * outward, groups=groups, **kwargs
    ).double()
    ours.load_state_dict(theirs.state_dict())
    assert list(ours.state_dict()) == list(theirs.state_dict())
    for a, b in zip(results(ours, x), results(theirs, x), strict=True):
        assert a.shape == b.shape
        torch.testing.assert_close(a, b, rtol=1e-12, atol=1e-12 * (1 + b.abs().max().item()))


@settings(deadline=None, max_examples=100)
@given(
    size=SIZES,
    kernel=KERNELS,
    stride=st.tuples(SMALL, SMALL),
    padding=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    dilation=st.tuples(SMALL, SMALL),
    groups=SMALL,
    channels=st.tuples(SMALL, SMALL),
    bias=st.booleans(),
    images=st.sampled_from([(), (1,), (3,)]),
)
def test_the_layer_from_scratch_is_torchs_for_any_options_and_shapes(
    size, kernel, stride, padding, dilation, groups, channels, bias, images
):
    assume(
        all(
            n + 2 * p >= d * (k - 1) + 1
            for n, p, d, k in zip(size, padding, dilation, kernel, strict=True)
        )
    )
    inward, outward = channels
    options = {"kernel_size": kernel, "stride": stride, "padding": padding}
    x = drawn(*images, groups * inward, *size)
    assert_same({**options, "dilation": dilation, "bias": bias}, groups, inward, outward, x)


@settings(deadline=None)
@given(size=SIZES, kernel=st.sampled_from([1, 3, (3, 5), 5]), dilation=SMALL, groups=SMALL)
def test_padding_same_is_torchs(size, kernel, dilation, groups):
    options = {"kernel_size": kernel, "padding": "same", "dilation": dilation}
    assert_same(options, groups, 2, 1, drawn(2, 2 * groups, *size))


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")
def test_padding_same_puts_the_odd_zero_last_as_torch_does():
    assert_same({"kernel_size": (2, 4), "padding": "same"}, 1, 2, 3, drawn(2, 2, 7, 6))


def test_module_db_has_four_entries_without_stride_dilation_or_groups():
    [info] = [info for info in module_db if info.module_cls is nn.Conv2d]
    for training in (True, False):
        entries = info.module_inputs_func(info, "cpu", torch.float64, True, training)
        assert len(entries) == 4 == int(recorded("conv2d", "entries of module_db"))
        options = [set(entry.constructor_input.kwargs) for entry in entries]
        assert set().union(*options) <= {"padding", "device", "dtype"}
        assert all(len(entry.constructor_input.args) == 3 for entry in entries)


def test_everything_run_agrees():
    for label in ("agrees with torch.nn.Conv2d", "agrees with every option"):
        agreeing, of = recorded("conv2d", label).split(" of ")
        assert agreeing == of


@given(
    n=st.integers(1, 40),
    kernel=st.integers(1, 7),
    stride=st.integers(1, 5),
    padding=st.integers(0, 4),
    dilation=st.integers(1, 4),
)
@settings(deadline=None)
def test_the_output_size_counts_the_windows(n, kernel, stride, padding, dilation):
    span = dilation * (kernel - 1) + 1
    starts = range(-padding, n + padding - span + 1, stride)
    assume(len(starts) > 0)
    size = names_in("output_size")["output_size"](n, kernel, stride, padding, dilation)
    assert size == len(starts)
    conv = nn.Conv2d(1, 1, kernel, stride, padding, dilation)
    assert conv(torch.zeros(1, n, n)).shape[-1] == size


@settings(deadline=None)
@given(size=SIZES, kernel=KERNELS)
def test_both_matrices_are_the_convolution_and_list_the_same_pixels(size, kernel):
    assume(fits(size, kernel))
    image, weights = drawn(*size), drawn(*kernel)
    direct = conv2d(image[None, None], weights[None, None]).flatten()
    columns = unfold(image[None, None], kernel)[0]
    toeplitz = names_in("exercise_toeplitz_answer")["toeplitz"](weights, *size)
    torch.testing.assert_close(weights.flatten() @ columns, direct)
    torch.testing.assert_close(toeplitz @ image.flatten(), direct)
    numbers = torch.arange(float(image.numel()), dtype=torch.float64).reshape(1, 1, *size)
    seen = unfold(numbers, kernel)[0].long()  # im2col of the pixels' numbers
    rebuilt = torch.zeros_like(toeplitz)
    for window, pixels in enumerate(seen.T):
        rebuilt[window, pixels] = weights.flatten()
    assert torch.equal(rebuilt, toeplitz)


@settings(deadline=None)
@given(size=SIZES, kernel=KERNELS)
def test_it_is_scipys_correlation_and_flipped_scipys_convolution(size, kernel):
    assume(fits(size, kernel))
    image, weights = drawn(*size), drawn(*kernel)
    plain = conv2d(image[None, None], weights[None, None])[0, 0]
    flipped = conv2d(image[None, None], weights.flip(-2, -1)[None, None])[0, 0]
    np.testing.assert_allclose(plain, signal.correlate2d(image, weights, "valid"), atol=1e-12)
    np.testing.assert_allclose(flipped, signal.convolve2d(image, weights, "valid"), atol=1e-12)


@settings(deadline=None)
@given(size=SIZES, kernel=st.tuples(st.sampled_from([1, 3, 5]), st.sampled_from([1, 3, 5])))
def test_it_is_scipy_ndimage_with_zeros_around(size, kernel):
    image, weights = drawn(*size), drawn(*kernel)
    ours = conv2d(image[None, None], weights[None, None], padding="same")[0, 0]
    theirs = ndimage.correlate(image.numpy(), weights.numpy(), mode="constant")
    np.testing.assert_allclose(ours, theirs, atol=1e-12)
    theirs = ndimage.convolve(image.numpy(), weights.flip(0, 1).numpy(), mode="constant")
    np.testing.assert_allclose(ours, theirs, atol=1e-12)


def test_ndimage_mirrors_at_the_border_and_signal_returns_every_touching_window():
    image, weights = drawn(5, 6).numpy(), drawn(3, 3).numpy()
    mirrored = np.pad(image, 1, mode="symmetric")
    np.testing.assert_allclose(
        ndimage.correlate(image, weights), signal.correlate2d(mirrored, weights, "valid")
    )
    for function in (signal.correlate2d, signal.convolve2d):
        assert function(image, weights).shape == (7, 8)


@settings(deadline=None)
@given(size=SIZES, kernel=KERNELS)
def test_the_gradients_are_a_full_convolution_and_a_cross_correlation(size, kernel):
    assume(fits(size, kernel))
    image, weights = drawn(*size).requires_grad_(), drawn(*kernel).requires_grad_()
    out = conv2d(image[None, None], weights[None, None])[0, 0]
    arriving = drawn(*out.shape)
    out.backward(arriving)
    full = signal.convolve2d(arriving, weights.detach(), "full")
    np.testing.assert_allclose(image.grad, full, atol=1e-12)
    valid = signal.correlate2d(image.detach(), arriving, "valid")
    np.testing.assert_allclose(weights.grad, valid, atol=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(SMALL, st.integers(1, 2), st.integers(1, 2)), min_size=1, max_size=4))
def test_the_receptive_field_is_as_wide_as_the_gradient(layers):
    found = names_in("receptive_field")
    field = found["receptive_field"](layers)
    assume(field <= 30)
    assert found["measured"](layers) == field


@given(out=st.integers(1, 9), inward=SMALL, groups=SMALL, kernel=st.integers(1, 5), outward=SMALL)
@settings(deadline=None)
def test_weight_shape_and_parameter_count(out, inward, groups, kernel, outward):
    conv = nn.Conv2d(groups * inward, groups * outward, kernel, groups=groups)
    assert conv.weight.shape == (groups * outward, inward, kernel, kernel)
    count = sum(p.numel() for p in conv.parameters())
    assert count == groups * outward * (inward * kernel**2 + 1)


def test_what_the_page_says_of_the_networks_in_words():
    nets = names_in("shifted_rates")["nets"]
    count = {name: sum(p.numel() for p in make().parameters()) for name, make in nets.items()}
    assert all(abs(count[name] - 2640) <= 5 for name in ("MLP", "CNN", "global max"))
    # Pooling has no weights and a global maximum leaves one number a channel.
    assert count["global max"] == 10 * (9 + 1) + 25 * (10 * 9 + 1) + 10 * (25 + 1)
    assert round(count["wide MLP"] / count["MLP"]) == 15
    assert 144 * 17 + 17 * 10 == 2618
    assert 144 * 256 + 256 * 10 == 39_424
    assert 144 * 10 * 9 + 36 * 14 * 10 * 9 + 126 * 10 == 59_580


def test_the_small_convnet_is_the_cnn_of_the_experiment_and_its_last_layer_nearly_half_of_it():
    net, cnn = names_in("small_convnet")["net"], names_in("shifted_rates")["nets"]["CNN"]()
    assert str(net) == str(cnn)
    last, every = (sum(p.numel() for p in part.parameters()) for part in (net[-1], net))
    assert 0.45 < last / every < 0.5


def test_without_sharing_there_are_as_many_kernels_as_places():
    found = names_in("conv_layer")
    count = sum(p.numel() for p in found["conv"].parameters())
    assert found["local"] == count * found["output"][0, 0].numel()
    assert recorded("conv_layer", "parameters if local, but not shared") == f"{found['local']:,}"


def accuracy(label):
    mean, half = recorded("shifted_digits", label).split(" ± ")
    return float(mean), float(half)


def test_what_the_page_says_of_the_moved_digits_in_words():
    one, _ = accuracy("CNN minus MLP, moved 1")
    mlp, most, no_pooling = (
        accuracy(f"{name}, moved 1")[0] for name in ("MLP", "global max", "no pooling")
    )
    assert 5 < one < most - mlp, "moved by one pixel, convolutions misread less"
    assert no_pooling > most + 10, "the steps before the maximum cost most of it"
    for key in ("no pooling", "no pooling, copies"):
        assert all(accuracy(f"{key}, moved {by}")[0] > 90 for by in range(3)), "as the figure says"
    mean, half = accuracy("CNN minus wide MLP, moved 0")
    assert abs(mean) < half, "in place the wide MLP is as good"
    assert accuracy("CNN minus MLP, moved 0")[0] < 3
    mean, half = accuracy("global max minus wide MLP, moved 0")
    assert abs(mean) < half, "in place neither is shown to be better"
    unseen = [accuracy(f"{name}, moved 1")[0] for name in ("MLP", "wide MLP", "CNN", "global max")]
    assert accuracy("wide MLP, copies, moved 1")[0] > max(unseen)
    assert accuracy("global max, moved 2")[0] > accuracy("global max, moved 1")[0]


def control(name, label="minus MLP, moved 1"):
    mean, half = recorded("shifted_controls", f"{name}, {label}").split(" ± ")
    return float(mean), float(half)


def test_without_pooling_convolutions_are_not_seen_to_help_nor_pooling_without_them():
    for name in ("convolutions, stride 2", "convolutions, neither", "pooling, then MLP"):
        mean, half = control(name)
        assert mean < half, f"{name}: the headline says it is not seen to help"
    mean, half = accuracy("CNN minus MLP, moved 1")
    assert mean - half > 5
    same = accuracy("MLP, moved 1")[0], control("MLP", "moved 1")[0]
    assert same[0] == pytest.approx(same[1], abs=0.3), "the experiment, run again"


def test_centred_digits_are_read_alike_at_every_shift():
    for name in ("MLP, centred", "wide MLP, centred"):
        assert len({control(name, f"moved {by}") for by in range(3)}) == 1


def test_keras_same_with_stride_2_is_zeros_on_the_right_and_below():
    size, kernel, stride = 32, 3, 2
    needed = (-(-size // stride) - 1) * stride + kernel - size  # tf.nn, "SAME"
    assert (needed // 2, needed - needed // 2) == (0, 1)
    x, w = drawn(1, 1, size, size), drawn(1, 1, kernel, kernel)
    right = conv2d(nn.functional.pad(x, (0, 1, 0, 1)), w, stride=stride)
    other = conv2d(x, w, stride=stride, padding=1)
    assert right.shape == other.shape
    assert not torch.isclose(right, other).any()


def test_each_window_of_the_drawn_options_has_the_pixels_that_the_page_names():
    for name, first in (("padding=1", 4), ("stride=2", 9), ("dilation=2", 9)):
        assert int(recorded("options", f"{name}, pixels in window 1")) == first
    assert int(recorded("options", "transposed, stride=2, pixels in window 2")) == 9


def test_what_the_page_says_of_the_learning_rates_in_words():
    at = {
        name: [float(recorded("shifted_rates", f"{name}, lr {lr}")) for lr in (0.003, 0.01, 0.03)]
        for name in ("MLP", "wide MLP", "CNN", "global max")
    }
    gain = max(max(rates) - rates[1] for rates in at.values())
    assert gain == pytest.approx(
        float(recorded("shifted_rates", "most gained by another rate")), abs=0.11
    )
    assert at["wide MLP"][0] > at["CNN"][0] + 1
    assert at["wide MLP"][0] > at["global max"][0] + 1


def test_all_zeros_but_one_in_a_hundred_stand_in_the_toeplitz_matrix():
    assert recorded("exercise_toeplitz_answer", "zeros in it") == f"{1 - 9 / 784:.1%}"


WRONG = [
    ("padding", "padding_for", lambda kernel, dilation=1: kernel // 2, "dilation 2: padding 1"),
    ("padding", "padding_for", lambda kernel, dilation=1: dilation * (kernel - 1), "kernel 3"),
    ("receptive_field", "receptive_field", sum, r"\[3, 3\] see 5 pixels, not 6"),
    (
        "receptive_field",
        "parameters",  # the biases forgotten
        lambda kernels, channels: sum(channels**2 * k**2 for k in kernels),
        r"\[3\] have 330, not 324",
    ),
    (
        "toeplitz",
        "toeplitz",  # rows and columns exchanged
        lambda kernel, height, width: torch.zeros(
            height * width, (height - kernel.shape[0] + 1) * (width - kernel.shape[1] + 1)
        ),
        r"the shape is \(4, 9\), not \(9, 4\)",
    ),
]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    with contextlib.redirect_stdout(io.StringIO()):
        path = HERE.snippets / f"{PAGE}/exercise_{exercise}_answer.py"
        check = runpy.run_path(str(path), run_name="__main__")["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()


def test_a_flipped_toeplitz_matrix_is_told_that_it_is_flipped():
    with contextlib.redirect_stdout(io.StringIO()):
        path = HERE.snippets / f"{PAGE}/exercise_toeplitz_answer.py"
        names = runpy.run_path(str(path), run_name="__main__")
    check, right = names["check"], names["toeplitz"]
    check.__globals__["toeplitz"] = lambda kernel, h, w: right(kernel.flip(0, 1), h, w)
    with pytest.raises(AssertionError, match="do not flip the kernel"):
        check()

"""Image filters: the shown functions against SciPy on random pictures, and the page's claims."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "images/filters"
SIZES = st.tuples(st.integers(8, 14), st.integers(8, 14))


def section(snippet):
    """The names after the `filter` section of a snippet, run as the page shows it."""
    path = f"{PAGE}/{snippet}.py"
    parsed = parse_snippet(path, (HERE.snippets / path).read_text())
    names = {}
    exec(shown_source(parsed, ["filter"]), names)
    return names


FILTERED = section("blur")["filtered"]
MEDIAN = section("denoise")["median"]


@settings(max_examples=50, deadline=None)
@given(SIZES, st.sampled_from([1, 3, 5, 7]), st.sampled_from([1, 3, 5]), st.integers(0, 999))
def test_filtered_is_scipys_correlate_for_every_odd_kernel(size, height, width, seed):
    random = np.random.default_rng(seed)
    pictures, kernel = random.normal(size=(3, *size)), random.normal(size=(height, width))
    ours = FILTERED(torch.from_numpy(pictures)[:, None], torch.from_numpy(kernel))[:, 0]
    for own, picture in zip(ours.numpy(), pictures, strict=True):
        expected = ndimage.correlate(picture, kernel, mode="mirror")
        assert own == pytest.approx(expected, rel=1e-12, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(SIZES, st.integers(0, 999))
def test_the_median_is_scipys_also_where_values_repeat(size, seed):
    picture = np.random.default_rng(seed).integers(0, 4, size=size).astype(float)
    ours = MEDIAN(torch.from_numpy(picture)).numpy()
    assert (ours == ndimage.median_filter(picture, 3, mode="mirror")).all()


@pytest.mark.parametrize("snippet", ["blur", "denoise", "edges", "sharpen"])
def test_every_comparison_with_scipy_came_out_equal(snippet):
    lines = (HERE.snippets / PAGE / f"{snippet}.txt").read_text().splitlines()
    compared = [line for line in lines if "as scipy.ndimage" in line]
    assert compared
    assert all(line.endswith(": True") for line in compared)


def error(label):
    text = (HERE.snippets / PAGE / "denoise.txt").read_text()
    value, _, half = quote(text, label).split()
    return float(value), float(half)


def test_the_median_is_ahead_on_wild_pixels_and_the_mean_on_grain():
    for noise, better, worse in (("wild pixels", "median", "mean"), ("grain", "mean", "median")):
        (low, one), (high, other) = error(f"{noise}, {better}"), error(f"{noise}, {worse}")
        assert low + one < high - other < error(f"{noise}, nothing")[0]
    assert all(error(f"weak grain, {how}")[0] > 2 * 0.0201 for how in ("mean", "median"))

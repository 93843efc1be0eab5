"""Predictions with a threshold: the shown functions against plain Python, and the page's claims."""

import warnings

import pandas as pd
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, binom

from fiddler.project import HERE
from fiddler.records import quote
from fiddler.snippets import parse_snippet, shown_source

PAGE = "recommenders/predictions"


def section(snippet, name, **given_names):
    """The names after a section, run as the page shows it, warnings being errors."""
    path = f"{PAGE}/{snippet}.py"
    parsed = parse_snippet(path, (HERE.snippets / path).read_text())
    names = dict(given_names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(shown_source(parsed, [name]), names)
    return names


def recorded(snippet, label):
    return quote((HERE.snippets / f"{PAGE}/{snippet}.txt").read_text(), label)


def number(snippet, label):
    return float(recorded(snippet, label).split()[0])


ANSWERS = st.lists(st.tuples(st.floats(0.1, 1), st.booleans()), min_size=1, max_size=60)


@settings(deadline=None)
@given(ANSWERS)
def test_the_threshold_is_the_lowest_that_keeps_enough_right(answers):
    choose = section("threshold", "choose", torch=torch, beta=beta)["choose"]
    share = torch.tensor([s for s, _ in answers])
    right = torch.tensor([r for _, r in answers])
    chosen = choose(share, right)
    reached = []
    for threshold in torch.linspace(0.1, 0.99, 90):
        kept = [r for s, r in zip(share, right.tolist(), strict=True) if s >= threshold]
        if kept and sum(kept) / len(kept) >= 0.95:
            reached.append(threshold)
            break
    assert (chosen is None) == (not reached)
    assert chosen is None or chosen == reached[0]


@given(st.integers(60, 300), st.floats(0.9, 1))
def test_the_careful_bound_is_that_of_clopper_and_pearson(n, part):
    k = max(1, round(n * part))
    bound = beta.ppf(0.05, k, n - k + 1)
    assert binom.sf(k - 1, n, bound) == pytest.approx(0.05, abs=1e-6)


def test_careful_needs_59_right_answers_in_a_row():
    choose = section("threshold", "choose", torch=torch, beta=beta)["choose"]
    for n, enough in ((58, False), (59, True)):
        ones = torch.ones(n)
        assert (choose(ones, ones.bool(), careful=True) is not None) == enough


@settings(deadline=None)
@given(st.integers(1, 20), st.floats(0, 1), st.integers(0, 2**31))
def test_the_batched_pass_is_softmax_top_two_and_a_comparison(n, threshold, seed):
    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Dropout(0.5))
    x = torch.randn(n, 3)
    rows = pd.DataFrame({"rating": [3] * n})
    shown = section("batched", "batch", torch=torch, pd=pd, model=model, codes=lambda rows: x)
    answers = shown["predict"](rows, threshold)
    scores = (x @ model[0].weight.T + model[0].bias).exp()
    shares = (scores / scores.sum(dim=1, keepdim=True)).tolist()
    for row, all_shares in zip(answers.itertuples(), shares, strict=True):
        best = sorted(range(5), key=lambda i: -all_shares[i])
        assert [row.first, row.second] == [best[0] + 1, best[1] + 1]
        assert row.share == pytest.approx(max(all_shares), abs=1e-6)
        assert row.sure == (row.share >= threshold)


def test_temperature_scaling_changes_no_answer_and_finds_a_known_temperature():
    nll = torch.nn.CrossEntropyLoss()
    best = section("calibration", "temperature", torch=torch, nll=nll)["best_temperature"]
    torch.manual_seed(0)
    scores = 2 * torch.randn(20_000, 5)
    labels = torch.distributions.Categorical(logits=scores).sample()
    for truth in (0.5, 2.0):
        found = best(scores * truth, labels)
        assert found.item() == pytest.approx(truth, rel=0.1)
        same = (scores * truth / found).argmax(dim=1) == scores.argmax(dim=1)
        assert same.all()


def test_the_loop_gives_the_same_answers_and_is_far_slower():
    assert recorded("row_loop", "same first and second answer") == recorded("row_loop", "rows")
    for claim in (
        "loop, shares at most 0.000001 apart",
        "chunks, shares at most 0.000001 apart",
        "at least 50 times faster",
        "at most 20 times a call for one row",
    ):
        assert recorded("row_loop", claim) == "True"


def test_the_walk_down_stops_at_the_first_threshold_that_fails():
    path = f"{PAGE}/threshold.py"
    source = (HERE.snippets / path).read_text()
    names = {"torch": torch, "beta": beta, "GOAL": 0.95}
    exec(source[source.index("def walk_down") : source.index("def report")], names)
    walk_down, right = names["walk_down"], torch.ones(300).bool()
    share = torch.linspace(0.2, 1, 300)
    assert walk_down(share, right) is None, "too few at 0.99, though all are right"
    share = torch.cat([torch.full((100,), 0.995), torch.linspace(0.2, 0.9, 200)])
    assert walk_down(share, right) == pytest.approx(0.1)
    right[-30:] = False
    found = walk_down(share, right)
    assert found is not None
    assert found > share[-30], "it stops among the wrong ones or above"
    for bad in (58, 59):
        assert (walk_down(torch.ones(bad), torch.ones(bad).bool()) is None) == (bad == 58)


def test_what_the_page_says_in_words_is_in_the_records():
    right = [
        number("risk_coverage", f"right at {t}, % of kept") for t in ("0.0", "0.65", "0.9", "0.99")
    ]
    assert right == sorted(right)
    assert recorded("batched", "sure of another answer than 5") == "0"
    with_network, without = (
        number("batched", label) for label in ("right, sure", "right, 5 at the best means")
    )
    assert abs(with_network - without) <= number("batched", "half its 95 % interval")
    test, half = map(float, recorded("threshold", "plain, right, %").split(" ± "))
    assert abs(test - 95) <= half, "on average that gives the 95 %"
    kept, half = map(float, recorded("threshold", "plain, of those that keep it").split(" ± "))
    assert kept - half <= 0.5, "no better than a coin, as far as 100 splits show"
    for rule in ("careful", "down"):
        assert number("threshold", f"{rule}, of those that keep it") >= 0.9
    plain, careful, down = (
        number("threshold", f"{rule}, kept, %") for rule in ("plain", "careful", "down")
    )
    assert plain > careful > down


def test_temperature_repairs_and_stopping_early_does_as_well():
    def interval(label):
        return map(float, recorded("calibration", label).split(" ± "))

    for what in ("loss", "gap"):
        middle, half = interval(f"200, change of {what}")
        assert middle + half < 0, "T repairs what the longer training did"
        middle, half = interval(f"60, change of {what}")
        assert middle + half > 0 or middle > 0, "and gains nothing at 60 epochs"
        middle, half = interval(f"200, 60, change of {what}")
        assert abs(middle) <= half, "stopping does as well"
    assert number("calibration", "60, gap") - number("calibration", "60, gap by chance") < 0.5


def test_a_nine_never_seen_often_looks_sure_and_less_often_than_a_known_digit():
    nines = number("never_seen", "nines with a share of 0.9 or more, %")
    assert 20 < nines < 50
    assert number("never_seen", "known digits with a share of 0.9 or more, %") > 85

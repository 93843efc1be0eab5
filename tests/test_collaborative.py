"""Collaborative filtering: EASE against its regressions, and what the page claims in words."""

import re

import numpy as np
import pytest

from fiddler.cells import parse_notebook, printed, text_of
from fiddler.project import HERE
from fiddler.records import quote

PAGE = "recommenders/collaborative.ipynb"


@pytest.fixture(scope="module")
def notebook():
    return parse_notebook(PAGE, (HERE.docs / PAGE).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def said(notebook):
    """The numbers printed behind a label."""
    output = printed(notebook)
    return lambda label: [float(x) for x in re.findall(r"-?\d+\.\d+", quote(output, label))]


@pytest.mark.parametrize("ridge", [0.5, 10.0])
def test_ease_is_a_ridge_regression_of_each_film_on_all_others(notebook, ridge):
    rated = (np.random.default_rng(0).random((7, 12)) < 0.4).astype(float)
    user, film = rated.nonzero()
    names = {"np": np, "USERS": 7, "FILMS": 12, "user": user, "film": film}
    (cell,) = (cell for cell in notebook["cells"] if cell["id"] == "ease")
    exec(text_of(cell["source"]), names)
    scores = names["ease_scores"](np.full(len(user), True), ridge)
    for one in range(12):
        others = np.delete(rated, one, axis=1)
        gram = others.T @ others + ridge * np.eye(11)
        weights = np.linalg.solve(gram, others.T @ rated[:, one])
        np.testing.assert_allclose(scores[:, one], others @ weights, atol=1e-10)


def test_ease_beats_the_vectors_which_beat_popularity(said):
    for pair in ("EASE minus vectors for choosing", "vectors for choosing minus popularity"):
        for measure in ("", "NDCG@10 of "):
            gain, half = said(measure + pair)
            assert gain > half


def test_settings_are_the_best_on_validation_and_not_at_the_edge(said):
    assert np.argmax(said("valid, EASE, ridge 10 to 10000")) == 2
    hits = said("valid, vectors, λ = 0, 0.005, 0.02")
    assert np.argmax(hits) == 1
    assert hits[1] > said("valid, vectors, λ = 0.005, rate 0.02")[0]


def test_vectors_for_stars_are_not_seen_to_beat_the_biases_but_neighbours_are(said):
    low, high = said("vectors minus biases")
    assert low < 0 < high
    low, high = said("vectors minus neighbours")
    assert low < 0 < high
    assert max(said("neighbours minus biases")) < 0


def test_on_random_splits_some_draws_show_a_gain(said):
    highs = said("five random")[1::2]
    assert min(highs) < 0

"""Exercises: the gap says that it is one, the answer passes, and likely wrong answers do not."""

import ast
import contextlib
import io
import runpy

import pytest

from fiddler.project import HERE

ANSWER = "_answer.py"
EXERCISES = [
    path
    for path in HERE.snippet_paths()
    if path.rsplit("/", 1)[1].startswith("exercise_") and not path.endswith(ANSWER)
]


def answer_of(exercise):
    return exercise.removesuffix(".py") + ANSWER


def run(path):
    """The names that a snippet defines, and the lines that it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        names = runpy.run_path(str(HERE.snippets / path), run_name="__main__")
    return names, printed.getvalue().splitlines()


def parts(path):
    """The functions of a snippet, and its check and what stands below it."""
    body = ast.parse((HERE.snippets / path).read_text()).body
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    tries = [node for node in body if isinstance(node, ast.Try)]
    return functions, [ast.dump(node) for node in [functions.pop("check"), *tries]]


def test_there_are_exercises_and_every_answer_has_one():
    answers = {path for path in HERE.snippet_paths() if path.endswith(ANSWER)}
    assert EXERCISES
    assert answers == {answer_of(path) for path in EXERCISES}


@pytest.mark.parametrize("path", EXERCISES)
def test_the_gap_says_that_it_is_not_solved(path):
    names, printed = run(path)
    assert len(printed) == 1
    assert printed[0].startswith("not solved yet: write ")
    with pytest.raises(NotImplementedError):
        names["check"]()


@pytest.mark.parametrize("path", EXERCISES)
def test_the_answer_passes(path):
    names, printed = run(answer_of(path))
    assert printed[0] == "solved"
    names["check"]()


@pytest.mark.parametrize("path", EXERCISES)
def test_the_answer_fills_the_gaps_and_changes_nothing_else(path):
    gaps, check = parts(path)
    filled, check_of_answer = parts(answer_of(path))
    assert check_of_answer == check, "the answer is checked in another way than the exercise"
    assert filled.keys() == gaps.keys()
    for name, gap in gaps.items():
        assert isinstance(gap.body[-1], ast.Raise), f"{name} has no gap"
        assert ast.dump(filled[name].args) == ast.dump(gap.args)
        assert ast.get_docstring(filled[name]) == ast.get_docstring(gap)


WRONG = [
    ("average", "average", lambda gs, momentum: sum(gs), "gives 0.1, not 1.0"),
    (
        "average",
        "average",  # PyTorch's buffer
        lambda gs, momentum: sum(momentum**k * g for k, g in enumerate(reversed(gs))),
        "gives 0.1, not 1.0",
    ),
    (
        "average",
        "average",  # the first gradient whole, as with dampening
        lambda gs, momentum: 0.9 * gs[0] + 0.1 * gs[1] if len(gs) == 2 else 0.1 * sum(gs),
        "give 0.1271, not 0.605",
    ),
    ("half_life", "half_life", lambda momentum: 1 / (2 * (1 - momentum)), "at 0.9, 0.590 is left"),
    ("half_life", "half_life", lambda momentum: 1 / (1 - momentum), "not 2.0"),
    (
        "look_ahead",
        "look_ahead",  # the gradient at the weights: plain momentum
        lambda w, v, gradient_at, lr, momentum: (
            w + momentum * v - lr * gradient_at(w),
            momentum * v - lr * gradient_at(w),
        ),
        "after step 2 they are",
    ),
    ("look_ahead", "torch_weight", lambda w, v, momentum: w, "after step 1 they are"),
    ("look_ahead", "torch_weight", lambda w, v, momentum: w + v, "after step 1 they are"),
]


IDS = [f"{exercise}: {hint}" for exercise, _, _, hint in WRONG]


@pytest.mark.parametrize(("exercise", "function", "wrong", "hint"), WRONG, ids=IDS)
def test_a_likely_wrong_answer_fails_with_a_hint(exercise, function, wrong, hint):
    names, _ = run(f"concepts/momentum/exercise_{exercise}{ANSWER}")
    check = names["check"]
    check.__globals__[function] = wrong
    with pytest.raises(AssertionError, match=hint):
        check()

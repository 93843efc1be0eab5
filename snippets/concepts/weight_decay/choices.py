"""Decay, early stopping, ridge and a smaller model, each tuned alike."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.preprocessing import PolynomialFeatures

measured, progress = load_diabetes(return_X_y=True)  # 442 × 10
expanded = PolynomialFeatures(2, include_bias=False).fit_transform(measured)
decays = np.array([0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10])
steps = np.append(np.unique(np.geomspace(1, 3000, 40).astype(int)), np.inf)
AT_3000, AT_THE_END = -2, -1  # columns of what `errors` gives


def scaled(features, train, test):
    """X, y to train on and to test on, centred and scaled by the former."""
    X, y = features[train], progress[train]
    X_test = (features[test] - X.mean(0)) / X.std(0)
    y_test = (progress[test] - y.mean()) / y.std()
    return (X - X.mean(0)) / X.std(0), (y - y.mean()) / y.std(), X_test, y_test


def errors(X, y, X_test, y_test, lr=0.04):
    """Test errors of SGD on the whole batch, from zero: (decays, steps).

    Along an eigenvector of the Hessian one step is w ← (1 − lr·a) w + lr·b,
    where a is its curvature plus the decay. So t steps are
    w = (1 − (1 − lr·a)ᵗ) b / a.
    """
    left, s, vectors = np.linalg.svd(X, full_matrices=False)  # 2/n·s²: curved
    a = np.maximum(2 / len(X) * s**2, 1e-12) + decays[:, None, None]
    b = 2 / len(X) * s * (y @ left)
    weights = (1 - (1 - lr * a) ** steps[:, None]) * b / a @ vectors
    return ((weights @ X_test.T - y_test) ** 2).mean(axis=-1)


def ridge_error(X, y, X_test, y_test, decay):
    ridge = Ridge(alpha=len(X) * decay / 2, fit_intercept=False).fit(X, y)
    return ((ridge.predict(X_test) - y_test) ** 2).mean()


def tuned(features, train, test):
    """Test errors; steps and decay are chosen by five folds of `train`."""
    folds = [(np.delete(train, np.s_[k::5]), train[k::5]) for k in range(5)]
    inner = sum(errors(*scaled(features, *fold)) for fold in folds)
    data = scaled(features, train, test)
    found, decay = errors(*data), inner[:, AT_3000].argmin()
    return {
        "no decay, at the minimum": found[0, AT_THE_END],
        "no decay, 3000 steps": found[0, AT_3000],
        "no decay, stopped early": found[0, inner[0].argmin()],
        "decay, 3000 steps": found[decay, AT_3000],
        "ridge with that decay": ridge_error(*data, decays[decay]),
    }


wide, narrow = [], []
for seed in range(20):
    order = np.random.default_rng(seed).permutation(442)
    wide.append(tuned(expanded, order[:80], order[80:]))
    narrow.append(tuned(measured, order[:80], order[80:]))
for columns, runs in ((65, wide), (10, narrow)):
    for name in runs[0]:
        mean = np.mean([run[name] for run in runs])
        print(f"{columns} columns, {name}: {mean:.3g}")


def difference(runs, name, others, other):
    pairs = [a[name] - b[other] for a, b in zip(runs, others, strict=True)]
    half = 2.093 * np.std(pairs, ddof=1) / 20**0.5  # 95 % t interval
    return f"{np.mean(pairs):z.3f} ± {half:.3f}"


decay, stop = "decay, 3000 steps", "no decay, stopped early"
end = "no decay, at the minimum"
print("65 columns, decay minus stopping:", difference(wide, decay, wide, stop))
print("65 with decay minus 10 without:", difference(wide, decay, narrow, end))
print(
    "10 columns, no decay minus decay:", difference(narrow, end, narrow, decay)
)

"""Decay, early stopping, ridge, lasso and a smaller model, each tuned."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LassoCV, Ridge
from sklearn.preprocessing import PolynomialFeatures

measured, progress = load_diabetes(return_X_y=True)  # 442 × 10
expanded = PolynomialFeatures(2, include_bias=False).fit_transform(measured)
decays = np.append(0, np.geomspace(0.01, 10, 31))
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

    A step is w ← (1 − lr·a) w + lr·b along an eigenvector of the Hessian,
    a its curvature plus decay; t steps are w = (1 − (1 − lr·a)ᵗ) b / a.
    """
    left, s, vectors = np.linalg.svd(X, full_matrices=False)  # 2/n·s²: curved
    a = np.maximum(2 / len(X) * s**2, 1e-12) + decays[:, None, None]
    b = 2 / len(X) * s * (y @ left)
    weights = (1 - (1 - lr * a) ** steps[:, None]) * b / a @ vectors
    return ((weights @ X_test.T - y_test) ** 2).mean(axis=-1)


def error_of(model, X, y, X_test, y_test):
    return ((model.fit(X, y).predict(X_test) - y_test) ** 2).mean()


def tuned(features, train, test):
    folds = [(np.delete(train, np.s_[k::5]), train[k::5]) for k in range(5)]
    inner = sum(errors(*scaled(features, *fold)) for fold in folds)
    data = scaled(features, train, test)
    found, decay = errors(*data), inner[:, AT_3000].argmin()
    ridge = Ridge(alpha=80 * decays[decay] / 2, fit_intercept=False)
    lasso = LassoCV(cv=5, eps=0.01, fit_intercept=False, max_iter=50_000)
    return (decays[decay], steps[inner[0].argmin()]), {
        "no decay, at the minimum": found[0, AT_THE_END],
        "no decay, 3000 steps": found[0, AT_3000],
        "no decay, stopped early": found[0, inner[0].argmin()],
        "decay, 3000 steps": found[decay, AT_3000],
        "both chosen": found.flat[inner.argmin()],
        "ridge with that decay": error_of(ridge, *data),
        "lasso": error_of(lasso, *data),
    }


found = {}
orders = [np.random.default_rng(seed).permutation(442) for seed in range(20)]
for columns, features in ((65, expanded), (10, measured)):
    runs = [tuned(features, order[:80], order[80:]) for order in orders]
    chosen, stops = np.transpose([choice for choice, _ in runs])
    print(f"decays chosen, {columns}: {min(chosen):.2g} to {max(chosen):.2g}")
    off = np.abs(np.log(0.04 * chosen * stops)).max()
    print(f"decay against 1/(lr·step), {columns} columns: {np.exp(off):.2g}")
    for name in runs[0][1]:
        row = f"{columns} columns, {name}"
        found[row] = np.array([of_split[name] for _, of_split in runs])
        print(f"{row}: {found[row].mean():.3g}")
for row, other in [
    ("65 columns, decay, 3000 steps", "65 columns, no decay, stopped early"),
    ("65 columns, both chosen", "65 columns, no decay, stopped early"),
    ("65 columns, decay, 3000 steps", "65 columns, lasso"),
    ("65 columns, decay, 3000 steps", "10 columns, no decay, stopped early"),
    ("10 columns, no decay, at the minimum", "10 columns, decay, 3000 steps"),
    ("10 columns, decay, 3000 steps", "10 columns, no decay, stopped early"),
]:
    pairs = found[row] - found[other]
    half = 2.093 * pairs.std(ddof=1) / 20**0.5  # 95 % t interval
    print(f"{row}, minus {other}: {pairs.mean():z.3f} ± {half:.3f}")

"""Two ways below the floor: a falling rate, and averaged weights."""

import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
epochs, runs, batch = 400, 100, 10
steps = len(X) // batch  # in an epoch


def excess(weights):
    """Loss on all patients minus the least possible, for each run."""
    return (((weights - optimum) @ X.T) ** 2).mean(axis=1)


def train(shuffle, falls=False):
    """The last weights of each run, and the mean of the late ones."""
    rng = np.random.default_rng(0)
    weights, total = np.zeros((runs, 10)), np.zeros((runs, 10))
    for epoch in range(epochs):
        order = rng.integers(len(X), size=(runs, len(X)))
        if shuffle:
            order = rng.permuted([np.arange(len(X))] * runs, axis=1)
        for step in range(steps):
            rows = order[:, step * batch : (step + 1) * batch]
            errors = (X[rows] @ weights[:, :, None])[:, :, 0] - y[rows]
            gradient = 2 / batch * (errors[:, None, :] @ X[rows])[:, 0]
            left = 1 - (epoch * steps + step) / (epochs * steps)
            weights = weights - 0.04 * (left if falls else 1) * gradient
            total += weights if epoch >= epochs // 2 else 0
    return weights, total / (epochs // 2 * steps)


def report(label, weights, digits):
    values = excess(weights)
    half = 1.984 * values.std(ddof=1) / runs**0.5  # 95 % t interval
    print(f"{label}: {values.mean():.{digits}f} ± {half:.{digits}f}")


for drawn, digits in [("with repeats", 6), ("shuffled", 7)]:
    last, averaged = train(drawn == "shuffled")
    falling, _ = train(drawn == "shuffled", falls=True)
    report(f"rate 0.04, {drawn}", last, 4)
    report(f"rate falling to 0, {drawn}", falling, digits)
    report(f"averaged weights, {drawn}", averaged, digits)

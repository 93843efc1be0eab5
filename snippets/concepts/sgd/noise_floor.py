"""How low the loss gets with batches, by learning rate and by drawing."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
epochs, runs = 400, 100


def excess(weights):
    """Loss on all patients minus the least possible, for each run."""
    return (((weights - optimum) @ X.T) ** 2).mean(axis=1)


def train(lr, batch, shuffle=False):
    """Excess loss after each epoch of each run, from zero weights."""
    rng = np.random.default_rng(0)
    weights, history = np.zeros((runs, 10)), []
    for _ in range(epochs):
        order = rng.integers(len(X), size=(runs, len(X)))
        if shuffle:
            order = rng.permuted([np.arange(len(X))] * runs, axis=1)
        for step in range(len(X) // batch):
            rows = order[:, step * batch : (step + 1) * batch]
            errors = (X[rows] @ weights[:, :, None])[:, :, 0] - y[rows]
            gradient = 2 / batch * (errors[:, None, :] @ X[rows])[:, 0]
            weights = weights - lr * gradient
        history.append(excess(weights))
    return np.array(history)


def floor(run):
    """Mean over the last quarter of the epochs, for each run."""
    return run[3 * epochs // 4 :].mean(axis=0)


def report(label, values, digits=4):
    half = 1.984 * values.std(ddof=1) / runs**0.5  # 95 % t interval
    print(f"{label}: {values.mean():.{digits}f} ± {half:.{digits}f}")


full = train(0.2, 442, shuffle=True)  # every patient, once a step
high, low = train(0.04, 10), train(0.01, 10)
wide, shuffled = train(0.04, 40), train(0.01, 10, shuffle=True)
for lr, batch, run in (0.04, 10, high), (0.01, 10, low), (0.04, 40, wide):
    report(f"floor, lr {lr}, batch {batch}", floor(run))
report("floor, lr 0.04, batch 10, shuffled", floor(train(0.04, 10, True)))
report("floor, lr 0.01, batch 10, shuffled", floor(shuffled), 5)
print(f"batch 10, lr 0.04, after one epoch: {high[0].mean():.3f}")
print(f"all patients, after one epoch: {full[0, 0]:.3f}")
first = 2 / len(X) * (y @ X)[None]  # a step from zero weights, at rate 1
best = min(excess(lr * first)[0] for lr in np.linspace(0.01, 0.3, 59))
print(f"all patients, after one step at its best rate: {best:.3f}")
print(f"all patients, after 400 epochs: {full[-1, 0]:.5f}")
report("times lower at a quarter of the rate", floor(high) / floor(low), 2)

edges = np.unique(np.geomspace(1, epochs, 20).astype(int))[:-1]
middle = np.sqrt((np.r_[0, edges] + 1) * np.r_[edges, epochs])  # of stretches
_, ax = plt.subplots(figsize=(5.5, 2.2))
for run, color, style, label, x, y in [
    (full, "C1", "--", "all patients, lr 0.2", 400, 0.00013),
    (high, "C0", "-", "batch 10, lr 0.04", 400, 0.03),
    (low, "C0", "-.", "batch 10, lr 0.01", 400, 0.0075),
    (shuffled, "C4", ":", "lr 0.01, shuffled", 50, 0.0011),
]:
    points = np.array([p.mean(axis=0) for p in np.split(run, edges)])
    mean = points.mean(axis=1)
    half = 1.984 * points.std(axis=1, ddof=1) / runs**0.5
    ax.fill_between(middle, mean - half, mean + half, color=color, alpha=0.25)
    ax.plot(middle, mean, style, color=color)
    ax.text(x, y, label, color=color, ha="right")
ax.set(xscale="log", yscale="log", ylim=(8e-5, 0.4))
ax.set(xlabel="epochs", ylabel="loss − least loss")
ax.set_xticks([1, 10, 100], ["1", "10", "100"])
ax.set_yticks([0.1, 0.01, 0.001], ["0.1", "0.01", "0.001"])
plt.show()

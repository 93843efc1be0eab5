"""How many epochs until the loss is at its floor, computed."""

import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
n, d = X.shape
optimum = np.linalg.lstsq(X, y)[0]
hessians = 2 * X[:, :, None] * X[:, None, :]  # one for each patient
gradients = 2 * X * (X @ optimum - y)[:, None]  # each patient's, at the optimum
start = np.append(-optimum, 1)  # δ of zero weights, and a 1


def expected_excess(lr, batch, epochs=1000):
    """The mean excess loss after each epoch, batches drawn with repeats."""
    # On (δ, 1) a step on one patient is a matrix; a batch's is their mean.
    steps = np.zeros((n, d + 1, d + 1)) + np.eye(d + 1)
    steps[:, :d, :d] -= lr * hessians
    steps[:, :d, d] -= lr * gradients
    squares = np.einsum("nij,nkl->ikjl", steps, steps) / n
    squares = squares.reshape((d + 1) ** 2, -1)
    mean = steps.mean(axis=0)
    # Two draws of a batch are the same one in 1 of `batch` cases.
    step = squares / batch + (1 - 1 / batch) * np.kron(mean, mean)
    epoch = np.linalg.matrix_power(step, n // batch)
    moments, excess = np.outer(start, start).ravel(), []
    for _ in range(epochs):
        moments = epoch @ moments
        spread = moments.reshape(d + 1, -1)[:d, :d]
        excess.append(np.trace(hessians.mean(axis=0) @ spread) / 2)
    return np.array(excess)


for lr, batch in [(0.04, 10), (0.01, 10), (0.04, 40)]:
    excess = expected_excess(lr, batch)
    above = excess > 1.1 * excess[-1]  # the last is at the floor
    print(f"after one epoch, lr {lr}, batch {batch}: {excess[0]:.3f}")
    print(f"epochs, lr {lr}, batch {batch}: {above.sum() + 1}")

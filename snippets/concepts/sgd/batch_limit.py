"""The largest learning rate for a batch, and the floor, computed."""

import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
n, d = X.shape
optimum = np.linalg.lstsq(X, y)[0]
hessians = 2 * X[:, :, None] * X[:, None, :]  # one for each patient
hessian = hessians.mean(axis=0)
limit = 2 / np.linalg.eigvalsh(hessian)[-1]  # of the full batch
pairs = np.einsum("nij,nkl->ikjl", hessians, hessians).reshape(d * d, -1) / n
gradients = 2 * X * (X @ optimum - y)[:, None]  # each patient's, at the optimum
noise = gradients.T @ gradients / n  # their covariance: their mean is 0


def step_matrix(lr, batch):
    """What a step does to the mean of δδᵀ, δ the way from the optimum."""
    kept = np.eye(d) - lr * hessian
    spread = pairs - np.kron(hessian, hessian)
    return np.kron(kept, kept) + lr**2 / batch * spread


def largest_rate(batch):
    """Halve the bracket until it is narrower than 0.0001 of the limit."""
    low, high = 0.0, limit
    while high - low > 0.0001 * limit:
        middle = (low + high) / 2
        growth = np.abs(np.linalg.eigvals(step_matrix(middle, batch))).max()
        low, high = (middle, high) if growth < 1 else (low, middle)
    return low


def floor(lr, batch):
    """The mean excess loss at which shrinking and noise are in balance."""
    new = (lr**2 / batch * noise).ravel()
    balance = np.linalg.solve(np.eye(d * d) - step_matrix(lr, batch), new)
    return np.trace(hessian @ balance.reshape(d, d)) / 2


def losses(share, batch, runs=20):
    """The loss on all patients after 2000 steps, for each run."""
    rng = np.random.default_rng(0)
    weights = np.zeros((runs, d))
    for _ in range(2000):
        rows = rng.integers(n, size=(runs, batch))
        errors = (X[rows] @ weights[:, :, None])[:, :, 0] - y[rows]
        gradient = 2 / batch * (errors[:, None, :] @ X[rows])[:, 0]
        weights = weights - share * limit * gradient
    return ((weights @ X.T - y) ** 2).mean(axis=1)


for batch in (1, 10, 100):
    print(f"limit, batch {batch}: {largest_rate(batch) / limit:.0%}")
for lr, batch in [(0.04, 10), (0.01, 10), (0.04, 40)]:
    print(f"floor, lr {lr}, batch {batch}: {floor(lr, batch):.4f}")
least = ((X @ optimum - y) ** 2).mean()
print(f"least possible loss: {least:.2f}")
ends = losses(0.99, batch=10)
print(f"loss, batch 10 at 99%: {ends.min():.1f} to {ends.max():.0f}")
gone = (losses(0.5, batch=1) > 1e6).sum()
print(f"loss above a million, batch 1 at 50%: {gone} of 20")

"""Gradient descent just below and just above the limit 2/λ."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
hessian = 2 / len(X) * X.T @ X  # of the mean squared error
curvatures = np.linalg.eigvalsh(hessian)  # from the flattest direction on
limit = 2 / curvatures[-1]
starts = np.random.default_rng(0).standard_normal((20, 10))


def distances(share, steps=4000):
    """Distance to the optimum after every step, for each of the starts."""
    weights, history = starts, [np.linalg.norm(starts - optimum, axis=1)]
    for _ in range(steps):
        errors = weights @ X.T - y
        weights = weights - share * limit * 2 / len(X) * errors @ X
        history.append(np.linalg.norm(weights - optimum, axis=1))
    return np.array(history)


below, above = distances(0.99), distances(1.01)
print(f"curvature, flattest direction: {curvatures[0]:.4f}")
print(f"curvature, steepest direction: {curvatures[-1]:.2f}")
print(f"largest learning rate: {limit:.3f}")
arrived = (below[-1] < 1e-6).sum()
print(f"within a millionth after 4000 steps, at 0.99: {arrived} of 20")
gone = (above[-1] > 1e6).sum()
print(f"beyond a million after 4000 steps, at 1.01: {gone} of 20")

_, ax = plt.subplots(figsize=(5.5, 1.9))
for run, color, style in [(below, "C0", "-"), (above, "C3", "--")]:
    ax.semilogy(run[:1201:10], style, color=color, linewidth=0.7)
ax.text(45, 1e7, "1.01 of the limit", color="C3", ha="right")
ax.text(60, 1e-5, "0.99 of the limit", color="C0", ha="right")
ax.set(xlabel="steps", ylabel="distance left", ylim=(1e-6, 1e11))
ax.set_xticks([0, 40, 80, 120], ["0", "400", "800", "1200"])
ax.set_yticks([1e-4, 1, 1e4, 1e8], ["0.0001", "1", "10⁴", "10⁸"])
plt.show()

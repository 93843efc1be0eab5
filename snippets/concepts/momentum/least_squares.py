"""Steps to the least-squares optimum, without and with momentum."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
hessian = 2 / len(X) * X.T @ X  # of the mean squared error
flat, steep = np.linalg.eigvalsh(hessian)[[0, -1]]  # its extreme curvatures
starts = np.random.default_rng(0).standard_normal((20, 10))


def distances(lr, momentum, nesterov=False):
    """Distance to the optimum, as a share of the first: (steps, starts)."""
    weights, buffer, history = starts, 0.0, []
    for _ in range(2500):
        history.append(np.linalg.norm(weights - optimum, axis=1))
        gradient = (weights - optimum) @ hessian
        buffer = momentum * buffer + gradient
        step = gradient + momentum * buffer if nesterov else buffer
        weights = weights - lr * step
    return np.array(history) / history[0]


def steps(run):
    """For each start, the steps until it stays below one ten-thousandth."""
    return len(run) - (run > 1e-4)[::-1].argmax(axis=0)


def best(limit, **options):
    """The run of the best of 50 learning rates below the stable limit."""
    rates = limit * np.linspace(0.02, 0.998, 50)
    runs = [distances(lr, **options) for lr in rates]
    return min(runs, key=lambda run: steps(run).sum())


plain = best(2 / steep, momentum=0.0)
heavy = best(3.8 / steep, momentum=0.9)
nesterov = best(3.8 / 2.8 / steep, momentum=0.9, nesterov=True)
root_s, root_f = np.sqrt(steep), np.sqrt(flat)
polyak = distances(
    lr=(2 / (root_s + root_f)) ** 2,
    momentum=((root_s - root_f) / (root_s + root_f)) ** 2,
)
print(f"steepest over flattest curvature: {steep / flat:.0f}")
print(f"mean steps, plain: {steps(plain).mean():.0f}")
print(f"mean steps, momentum 0.9: {steps(heavy).mean():.0f}")
print(f"mean steps, Nesterov 0.9: {steps(nesterov).mean():.0f}")
print(f"mean steps, Polyak's optimum: {steps(polyak).mean():.0f}")
ratio = steps(plain) / steps(heavy)
half = 2.093 * ratio.std(ddof=1) / 20**0.5  # 95 % t interval
print(f"times fewer steps: {ratio.mean():.1f} ± {half:.1f}")
print(
    f"times fewer steps, least and most: {ratio.min():.1f} to {ratio.max():.1f}"
)

_, ax = plt.subplots()
for run, color in [(plain, "C1"), (heavy, "C0")]:
    ax.semilogy(range(0, 2500, 10), run[::10], color=color, linewidth=0.7)
ax.text(300, 1e-5, "momentum 0.9", color="C0")
ax.text(1200, 3e-2, "plain", color="C1")
ax.set(xlim=(0, 2000), ylim=(1e-6, 2), xlabel="steps")
ax.set(ylabel="distance to the optimum (first: 1)")
ax.set_yticks([1, 1e-2, 1e-4, 1e-6], ["1", "0.01", "0.0001", "0.000001"])
plt.show()

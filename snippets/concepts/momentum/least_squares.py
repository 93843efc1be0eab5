"""Steps to the least-squares optimum, without and with momentum."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.sparse.linalg import cg
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
hessian = 2 / len(X) * X.T @ X  # second derivatives, twice the correlations
(flat, *_, steep), axes = np.linalg.eigh(hessian)
starts = np.random.default_rng(0).standard_normal((101, 10))
starts[100] = 0  # a hundred random starts, and the usual one


def distances(lr, momentum, nesterov=False):
    """Distance to the optimum, and loss above its: (steps, starts, 2)."""
    error, buffer, history = starts - optimum, 0.0, []
    for _ in range(2500):
        gradient = error @ hessian
        left = np.linalg.norm(error, axis=1), (error * gradient).sum(axis=1)
        history.append(np.stack(left, axis=1))  # the second is twice the loss
        buffer = momentum * buffer + gradient
        step = gradient + momentum * buffer if nesterov else buffer
        error = error - lr * step
    return np.array(history) / history[0]  # as shares of the first


def steps(run, share=1e-4, column=0):
    """For each start, the steps until it stays below a share of the first."""
    return len(run) - (run[..., column] > share)[::-1].argmax(axis=0)


def best(name, limit, **options):
    """The run of the best of 50 learning rates below the stable limit."""
    rates = limit * np.linspace(0.02, 0.998, 50)
    runs = [distances(lr, **options) for lr in rates]
    row = np.argmin([steps(run).sum() for run in runs])
    print(f"best learning rate, {name}: {rates[row]:.3f}")
    print(f"lr · flattest curvature, {name}: {rates[row] * flat:.4f}")
    for share in (0.01, 0.0001):  # each at its best rate
        least = min(steps(run, share, column=1)[:100].mean() for run in runs)
        print(f"mean steps to {share:g} of the loss, {name}: {least:.0f}")
    return runs[row]


plain = best("plain", 2 / steep, momentum=0.0)
best("momentum 0.3", 2.6 / steep, momentum=0.3)
heavy = best("momentum 0.9", 3.8 / steep, momentum=0.9)
nesterov = best("Nesterov 0.9", 1.357 / steep, momentum=0.9, nesterov=True)
root = (steep / flat) ** 0.5
polyak = distances(4 / flat / (1 + root) ** 2, (1 - 2 / (1 + root)) ** 2)
print(f"steepest over flattest curvature: {steep / flat:.0f}")
print(f"largest correlation: {np.triu(hessian / 2, k=1).max():.2f}")
names = "plain", "momentum 0.9", "Nesterov 0.9", "Polyak's values"
for name, run in zip(names, (plain, heavy, nesterov, polyak), strict=True):
    print(f"mean steps, {name}: {steps(run)[:100].mean():.0f}")
    print(f"steps from zero, {name}: {steps(run)[100]}")
path = [starts[100]]  # conjugate gradients: no rate
cg(hessian, hessian @ optimum, callback=lambda w: path.append(w.copy()))
left = np.linalg.norm(path - optimum, axis=1) / np.linalg.norm(optimum)
print(f"steps from zero, conjugate gradients: {steps(left[:, None])}")
*ratio, from_zero = steps(plain) / steps(heavy)
print(f"times fewer steps, from zero: {from_zero:.0f}")
print(f"times fewer steps, all starts: {min(ratio):.0f} to {max(ratio):.0f}")
off = np.log(np.abs((starts[:100] - optimum) @ axes[:, 0]))  # flattest axis
print(f"correlation with log(off): {np.corrcoef(off, ratio)[0, 1]:.2f}")

_, ax = plt.subplots(figsize=(5, 2.2))
for run, color, style in [(plain, "C1", "--"), (heavy, "C0", "-")]:
    shown = run[:2001:10, :20, 0]
    ax.semilogy(range(0, 2001, 10), shown, style, color=color, linewidth=0.7)
ax.text(270, 1e-5, "momentum 0.9", color="C0")
ax.text(1300, 3e-2, "plain", color="C1")
ax.set(xlabel="steps", ylabel="distance left (log scale)", xlim=(0, 2000))
ax.set_ylim(1e-6, 2)
ax.set_yticks([1, 1e-2, 1e-4, 1e-6], ["1", "1/100", "1/10⁴", "1/10⁶"])
plt.show()

"""Steps to the least-squares optimum, without and with momentum."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.sparse.linalg import cg
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
optimum = np.linalg.lstsq(X, y)[0]
hessian = 2 / len(X) * X.T @ X  # of the mean squared error
closest = abs(hessian / 2 - np.eye(10)).max()  # off-diagonal correlations
flat, steep = np.linalg.eigvalsh(hessian)[[0, -1]]  # its extreme curvatures
starts = np.random.default_rng(0).standard_normal((101, 10))
starts[100] = 0  # a hundred random starts, and the usual one


def distances(lr, momentum, nesterov=False):
    """Distance to the optimum, as a share of the first: (steps, starts)."""
    error, buffer, history = starts - optimum, 0.0, []
    for _ in range(2500):
        history.append(np.linalg.norm(error, axis=1))
        gradient = error @ hessian
        buffer = momentum * buffer + gradient
        step = gradient + momentum * buffer if nesterov else buffer
        error = error - lr * step
    return np.array(history) / history[0]


def steps(run):
    """For each start, the steps until it stays below one ten-thousandth."""
    return len(run) - (run > 1e-4)[::-1].argmax(axis=0)


def best(name, limit, **options):
    """The run of the best of 50 learning rates below the stable limit."""
    rates = limit * np.linspace(0.02, 0.998, 50)
    runs = [distances(lr, **options) for lr in rates]
    row = np.argmin([steps(run).sum() for run in runs])
    print(f"best learning rate, {name}: {rates[row]:.3f}")
    return runs[row]


plain = best("plain", 2 / steep, momentum=0.0)
heavy = best("momentum 0.9", 3.8 / steep, momentum=0.9)
limit = 3.8 / 2.8 / steep
nesterov = best("Nesterov 0.9", limit, momentum=0.9, nesterov=True)
low, high = np.sqrt([flat, steep])
polyak = distances(4 / (high + low) ** 2, ((high - low) / (high + low)) ** 2)
print(f"steepest over flattest curvature: {steep / flat:.0f}")
print(f"largest correlation of two columns: {closest:.2f}")
named = {"plain": plain, "momentum 0.9": heavy}
named |= {"Nesterov 0.9": nesterov, "Polyak's optimum": polyak}
for name, run in named.items():
    counts = steps(run)
    print(f"mean steps, {name}: {counts[:100].mean():.0f}")
    print(f"steps from zero, {name}: {counts[100]}")
path = [starts[100]]  # of conjugate gradients: no rate to choose
cg(hessian, hessian @ optimum, callback=lambda w: path.append(w.copy()))
left = np.linalg.norm(path - optimum, axis=1) / np.linalg.norm(optimum)
print(f"steps from zero, conjugate gradients: {steps(left)}")
ratio = steps(plain) / steps(heavy)
mean, half = ratio[:100].mean(), 1.984 * ratio[:100].std(ddof=1) / 10
print(f"times fewer steps: {mean:.1f} ± {half:.1f}")  # 95 % t interval
least, most = np.percentile(ratio[:100], [2.5, 97.5])
print(f"times fewer steps, 95 of 100 starts: {least:.1f} to {most:.1f}")
print(f"times fewer steps, from zero: {ratio[100]:.1f}")

_, ax = plt.subplots(figsize=(5, 2.2))
for run, color, style in [(plain, "C1", "--"), (heavy, "C0", "-")]:
    shown = run[:2001:10, :20]
    ax.semilogy(range(0, 2001, 10), shown, style, color=color, linewidth=0.7)
ax.text(270, 1e-5, "momentum 0.9", color="C0")
ax.text(1300, 3e-2, "plain", color="C1")
ax.set(xlabel="steps", ylabel="distance left (log scale)")
ax.set(xlim=(0, 2000), ylim=(1e-6, 2))
ax.set_xticks([0, 500, 1000, 1500, 2000])
ax.set_yticks([1, 1e-2, 1e-4, 1e-6], ["1", "1/100", "1/10⁴", "1/10⁶"])
plt.show()

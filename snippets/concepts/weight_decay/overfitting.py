"""Overfitting as a gap: training and test error against weight decay."""

# --8<-- [start:fit]
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import Ridge

x, x_new = np.linspace(-1, 1, 10), np.linspace(-1, 1, 201)
decays = np.append(0, np.geomspace(1e-7, 1, 22))
SETS = 200  # of ten points each


def measure(x, draws):  # what is to be learnt, with errors of measurement
    return np.sin(3 * x) + draws.normal(scale=0.3, size=len(x))


def powers(x):  # x, x², … x⁹: with the bias ten numbers, one for each point
    return x[:, None] ** np.arange(1, 10)


def fit(y, decay):  # the bias is not decayed
    return Ridge(alpha=len(x) * decay / 2, solver="svd").fit(powers(x), y)


def mse(model, x, y):
    return ((model.predict(powers(x)) - y) ** 2).mean()


errors = np.empty((SETS, len(decays), 2))  # training, test
for seed in range(SETS):
    draws = np.random.default_rng(seed)
    y, y_new = measure(x, draws), measure(x_new, draws)
    for row, decay in enumerate(decays):
        model = fit(y, decay)
        errors[seed, row] = mse(model, x, y), mse(model, x_new, y_new)
mean = errors.mean(axis=0)
half = 1.972 * errors.std(axis=0, ddof=1) / SETS**0.5  # 95 % t interval
best = mean[:, 1].argmin()
print(f"best decay: {decays[best]:.1g}")
for name, row in [("no decay", 0), ("best decay", best), ("decay 1", -1)]:
    print(f"{name}, training error: {mean[row, 0]:z.2f}")
    print(f"{name}, test error: {mean[row, 1]:.2f}")
    print(f"{name}, 95 % interval: ± {half[row, 1]:.3f}")

typical = abs(errors[:, 0, 1] - mean[0, 1]).argmin()  # nearest to the mean
y = measure(x, np.random.default_rng(typical))
curves = {"no decay": fit(y, 0), "best decay": fit(y, decays[best])}
for name, model in curves.items():
    print(f"{name}, largest weight: {abs(model.coef_).max():.0f}")
# --8<-- [end:fit]

_, (left, right) = plt.subplots(1, 2, figsize=(5.5, 2.3))
left.plot(x_new, np.sin(3 * x_new), ":", color="C2")
for model, style in zip(curves.values(), ("C1--", "C0-"), strict=True):
    curve = model.predict(powers(x_new))
    left.plot(x_new, curve, style[2:], color=style[:2])
left.plot(x, y, "o", color="C4", markersize=4)
left.text(0.75, 2.2, "no decay", color="C1", ha="right")
left.text(0.3, 1.1, "best decay", color="C0", ha="right")
left.text(0.4, 0.35, "truth", color="C2")
left.set(title="one set of ten points", xlabel="x", ylabel="y")
left.set(xticks=(-1, 0, 1), yticks=(-1, 0, 1))

training, test = mean[1:].T
right.fill_between(decays[1:], training, test, color="C3", alpha=0.15)
right.plot(decays[1:], test, color="C0")
right.plot(decays[1:], training, "--", color="C4")
right.plot([1e-8, 1e-8], mean[0], color="C3", alpha=0.4)  # without decay
right.plot(1e-8, mean[0, 0], "o", color="C4", markersize=4)
right.plot(1e-8, mean[0, 1], "o", color="C0", markersize=4)
right.text(2e-8, 0.5, "the gap", color="C3")
right.text(1e-4, 0.23, "new points", color="C0", ha="center")
right.text(1e-4, -0.07, "training points", color="C4", ha="center")
right.set(title="mean of 200 sets", xlabel="weight decay", xscale="log")
right.set(ylabel="error (MSE)", ylim=(-0.1, 0.75), yticks=(0, 0.3, 0.6))
right.set_xticks([1e-8, 1e-4, 1], ["0", "0.0001", "1"])
right.minorticks_off()
plt.show()

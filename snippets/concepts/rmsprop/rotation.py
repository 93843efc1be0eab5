"""Steps down a valley, turned by an angle, rule by rule."""

import matplotlib.pyplot as plt
import numpy as np

curvature = np.diag([1.0, 100.0])  # along the valley, across it
starts = np.random.default_rng(0).standard_normal((50, 2))
rates = np.logspace(-2.5, 1, 71)[:, None, None]


def arrivals(rule, degrees):
    """Steps until the loss stays below 1/1000 of the first: (rates, starts)."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    turn = np.array([[c, -s], [s, c]])
    hessian = turn @ curvature @ turn.T
    w = np.tile(starts @ turn.T, (len(rates), 1, 1))  # the starts turn too
    b, v = np.zeros_like(w), np.zeros_like(w)
    losses = []
    for t in range(1, 202):
        g = w @ hessian
        losses.append((w * g).sum(axis=-1) / 2)
        if rule == "SGD":
            step = g
        elif rule == "momentum":
            b = 0.9 * b + g
            step = b
        elif rule == "Adagrad":
            v = v + g**2
            step = g / (np.sqrt(v) + 1e-10)
        elif rule == "RMSprop":
            v = 0.99 * v + 0.01 * g**2
            step = g / (np.sqrt(v) + 1e-8)
        else:  # Adam
            b = 0.9 * b + 0.1 * g
            v = 0.999 * v + 0.001 * g**2
            b_hat, v_hat = b / (1 - 0.9**t), v / (1 - 0.999**t)
            step = b_hat / (np.sqrt(v_hat) + 1e-8)
        w = w - rates * step
    above = ~(np.array(losses) <= 1e-3 * losses[0])  # NaN counts as above
    last = len(losses) - above[::-1].argmax(axis=0)
    return np.where(above.any(axis=0), last, 0)


angles = np.arange(0, 91, 5)  # the tenth is 45
rules = ["SGD", "momentum", "Adagrad", "RMSprop", "Adam"]
steps = {}  # of each rule, at its best rate for each angle: (angles, starts)
low = abs(rates.ravel() - 0.032).argmin()
with np.errstate(over="ignore", invalid="ignore"):  # too large rates
    for rule in rules:
        found = [arrivals(rule, degrees) for degrees in angles]
        steps[rule] = np.array([f[f.mean(axis=1).argmin()] for f in found])
        print(f"best rate at 0 degrees, {rule}: ", end="")
        print(f"{rates.ravel()[found[0].mean(axis=1).argmin()]:.2g}")
        if rule == "RMSprop":
            print(f"steps at 0 degrees, lr 0.032: {found[0][low].mean():.0f}")
            print(f"steps at 45 degrees, lr 0.032: {found[9][low].mean():.0f}")
for rule in rules:
    print(f"steps at 0 degrees, {rule}: {steps[rule][0].mean():.0f}")
    print(f"steps at 45 degrees, {rule}: {steps[rule][9].mean():.0f}")
    extra = steps[rule][9] - steps["SGD"][9]
    half = 2.01 * extra.std(ddof=1) / len(extra) ** 0.5  # 95 % t interval
    print(
        f"more than SGD at 45 degrees, {rule}: {extra.mean():.0f} ± {half:.0f}"
    )

_, ax = plt.subplots(figsize=(5.2, 2.0))
for rule, color, style, x, y in [
    ("Adagrad", "C4", "-.", 39, 93),
    ("SGD", "C1", "--", 3, 70),
    ("RMSprop", "C0", "-", 26, 42),
]:
    ax.plot(angles, steps[rule].mean(axis=1), style, color=color)
    ax.text(x, y, rule, color=color)
ax.set(xlabel="angle between valley and axes, degrees", xlim=(0, 90))
ax.set(ylabel="steps needed", ylim=(0, 105))
ax.set_xticks([0, 45, 90])
ax.set_yticks([0, 50, 100])
plt.show()

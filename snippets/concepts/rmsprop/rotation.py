"""Steps down a valley, turned by an angle, rule by rule."""

# --8<-- [start:rules]
import matplotlib.pyplot as plt
import numpy as np

curvature = np.diag([1.0, 100.0])  # along the valley, across it
starts = np.random.default_rng(0).standard_normal((50, 2))
rates = np.logspace(-2.5, 1, 71)[:, None, None]


def arrivals(rule, degrees, goal=1e-3):
    """From which step on the loss stays below goal: (rates, starts)."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    turn = np.array([[c, -s], [s, c]])
    hessian = turn @ curvature @ turn.T
    w = np.tile(starts @ turn.T, (len(rates), 1, 1))  # the starts turn too
    b, v = np.zeros_like(w), np.zeros_like(w)
    losses = []
    for t in range(1, 1002):
        g = w @ hessian
        losses.append((w * g).sum(axis=-1) / 2)
        if rule == "SGD":
            step = g
        elif rule.startswith("momentum"):
            b = (0.67 if rule.endswith("0.67") else 0.9) * b + g
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
    above = ~(np.array(losses) <= goal * losses[0])  # NaN counts as above
    last = len(losses) - above[::-1].argmax(axis=0)  # 1001: not by then
    return np.where(above.any(axis=0), last, 0)


# --8<-- [end:rules]
def at_best(rule, degrees, goal=1e-3):
    """The steps from each start at the best rate, and that rate."""
    with np.errstate(over="ignore", invalid="ignore"):  # too large rates
        found = arrivals(rule, degrees, goal)
    best = found.mean(axis=1).argmin()
    return found[best], rates[best].item()


for rule in ["SGD", "momentum", "momentum 0.67", "Adagrad", "RMSprop", "Adam"]:
    for degrees in (0, 45):
        steps, rate = at_best(rule, degrees)
        late = (steps > 1000).sum()
        said = f"{late} of 50 not by 1000" if late else f"{steps.mean():.0f}"
        print(f"steps at {degrees} degrees, {rule}: {said}")
        print(f"best rate at {degrees} degrees, {rule}: {rate:.2g}")
    for goal in (0.1, 1e-3, 1e-6) if rule == "Adagrad" else (1e-3,):
        extra = at_best(rule, 45, goal)[0] - at_best("SGD", 45, goal)[0]
        half = 2.01 * extra.std(ddof=1) / 50**0.5  # 95 % t interval
        more = f"{extra.mean():.0f} ± {half:.0f}"
        if not late:  # steps that were cut off have no mean
            print(f"more than SGD at 45 degrees to {goal:g}, {rule}: {more}")

_, ax = plt.subplots(figsize=(5.2, 2.0))
angles = np.arange(0, 91, 5)
steps = np.array([at_best("Adagrad", degrees)[0] for degrees in angles])
mean, half = steps.mean(axis=1), 2.01 * steps.std(axis=1, ddof=1) / 50**0.5
ax.fill_between(angles, mean - half, mean + half, color="C0", alpha=0.2)
ax.plot(angles, mean, color="C0")
ax.plot(angles, [at_best("SGD", d)[0].mean() for d in angles], "--", color="C1")
ax.text(45, 32, "Adagrad", color="C0", ha="center")
ax.text(3, 71, "SGD", color="C1")
ax.set(xlabel="angle between valley and axes, degrees", xlim=(0, 90))
ax.set(ylabel="steps needed", ylim=(0, 130), xticks=[0, 45, 90])
ax.set_yticks([0, 50, 100])
plt.show()

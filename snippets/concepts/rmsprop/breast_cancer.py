"""Training loss on raw measurements, rule by rule, and on standardized ones."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from torch.nn.functional import softplus
from torch.optim import SGD, Adagrad, Adam, RMSprop

X, y = load_breast_cancer(return_X_y=True)  # 569 tumours, 30 measurements
print(f"spreads differ by: {X.std(0).max() / X.std(0).min():,.0f}")
splits = [np.random.default_rng(s).permutation(569) for s in range(10)]
targets = torch.tensor(y[splits]).double()  # the first 400 are to train on


def table(standardized):
    """The rows of every split, with a column of ones: (splits, rows, 31)."""
    Z = X[splits]
    if standardized:  # by the training rows: the others are unknown
        Z = Z - Z[:, :400].mean(axis=1, keepdims=True)
        Z = Z / Z[:, :400].std(axis=1, keepdims=True)
    return torch.tensor(np.concatenate([Z, np.ones((10, 569, 1))], axis=2))


def train(inputs, optimizer_class, rates, **options):
    """The training losses (steps, splits), MEASURES at the end, the rate."""
    ws = [torch.zeros(10, 31).double().requires_grad_() for _ in rates]
    groups = [{"params": [w], "lr": r} for w, r in zip(ws, rates, strict=True)]
    optimizer, history = optimizer_class(groups, **options), []
    for step in range(201):  # each rate and split goes its own way
        z, t = inputs @ torch.stack(ws, dim=-1), targets[..., None]
        losses = softplus(z) - t * z
        history.append(losses[:, :400].mean(dim=1).detach())
        if step < 200:
            optimizer.zero_grad()
            losses[:, :400].mean(dim=1).sum().backward()
            optimizer.step()
    test = losses[:, 400:].mean(dim=1).detach()
    right = ((z > 0) == t)[:, 400:].double().mean(dim=1)
    best = history[-1].mean(dim=0).nan_to_num(torch.inf).argmin()
    ends = [end[:, best].numpy() for end in (history[-1], test, right)]
    return torch.stack(history)[..., best].numpy(), ends, rates[best]


def interval(runs):
    """The mean over the splits and its 95 % t interval."""
    return f"{runs.mean():.3f} ± {2.262 * runs.std(ddof=1) / 10**0.5:.3f}"


MEASURES = ["loss", "test loss", "test accuracy"]
curves, grid = {}, 10 ** (np.arange(-18, 4) / 3)  # 1e-6 to 10
curves["SGD standardized"], base, _ = train(table(True), SGD, np.array([1.0]))
for name, kind, options in [
    ("SGD", SGD, {}),
    ("momentum", SGD, {"momentum": 0.9}),
    ("Adagrad", Adagrad, {}),
    ("RMSprop", RMSprop, {}),
    ("RMSprop with momentum", RMSprop, {"momentum": 0.9}),
    ("Adam", Adam, {}),
]:
    curves[name], ends, rate = train(table(False), kind, grid, **options)
    print(f"best rate, {name}: {rate:.1g}\nloss, {name}: {interval(ends[0])}")
    for what, end, its_base in zip(MEASURES, ends, base, strict=True):
        print(f"{what} − standardized, {name}: {interval(end - its_base)}")
for what, end in zip(MEASURES, base, strict=True):
    print(f"{what}, SGD standardized: {interval(end)}")

_, ax = plt.subplots(figsize=(5.2, 2.3))
for name, color, style, x, height in [
    ("SGD", "C1", "--", 203, 0.5),
    ("RMSprop", "C0", "-", 203, 0.28),
    ("Adagrad", "C4", "-.", 203, 0.16),
    ("Adam", "C4", ":", 203, 0.09),
    ("SGD standardized", "C1", "-", 100, 0.035),
]:
    ax.semilogy(curves[name].mean(axis=1), style, color=color)
    ax.text(x, height, name.replace("RMSp", "RMSP"), color=color, va="center")
ax.set(xlabel="steps", xlim=(0, 200), ylabel="training loss", ylim=(0.02, 30))
ax.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
plt.show()

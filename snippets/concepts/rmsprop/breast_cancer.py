"""Training loss on raw measurements, rule by rule, and on standardized ones."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
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
    """Losses (steps, splits) and test accuracies at the best of the rates."""
    ws = [torch.zeros(10, 31).double().requires_grad_() for _ in rates]
    groups = [{"params": [w], "lr": r} for w, r in zip(ws, rates, strict=True)]
    optimizer, history = optimizer_class(groups, **options), []
    for step in range(201):  # each rate and split goes its own way
        z = inputs[:, :400] @ torch.stack(ws, dim=-1)
        t = targets[:, :400, None]
        losses = (torch.nn.functional.softplus(z) - t * z).mean(dim=1)
        history.append(losses.detach())
        if step < 200:
            optimizer.zero_grad()
            losses.sum().backward()
            optimizer.step()
    best = history[-1].mean(dim=0).nan_to_num(torch.inf).argmin()
    z = (inputs[:, 400:] @ ws[best].detach()[..., None])[..., 0]
    right = ((z > 0) == targets[:, 400:]).double().mean(dim=1)
    print(f"best rate, {name}: {rates[best]:.1g}")
    return torch.stack(history)[..., best].numpy(), right.numpy()


def interval(runs):
    """The mean over the splits and its 95 % t interval."""
    return f"{runs.mean():.3f} ± {2.262 * runs.std(ddof=1) / 10**0.5:.3f}"


raw, grid = table(False), 10 ** (np.arange(-18, 4) / 3)  # 1e-6 to 10
runs = {}
for name, inputs, kind, rates, options in [
    ("SGD", raw, SGD, grid, {}),
    ("momentum", raw, SGD, grid, {"momentum": 0.9}),
    ("Adagrad", raw, Adagrad, grid, {}),
    ("RMSprop", raw, RMSprop, grid, {}),
    ("RMSprop with momentum", raw, RMSprop, grid, {"momentum": 0.9}),
    ("Adam", raw, Adam, grid, {}),
    ("SGD standardized", table(True), SGD, np.array([1.0]), {}),
]:
    runs[name], right = train(inputs, kind, rates, **options)
    print(f"loss, {name}: {interval(runs[name][-1])}")
    print(f"test accuracy, {name}: {interval(right)}")
for name, run in list(runs.items())[:-1]:
    extra = interval(run[-1] - runs["SGD standardized"][-1])
    print(f"more than standardized, {name}: {extra}")

_, ax = plt.subplots(figsize=(5.2, 2.3))
for name, color, style, x, height in [
    ("SGD", "C1", "--", 203, 0.5),
    ("RMSprop", "C0", "-", 203, 0.28),
    ("Adagrad", "C4", "-.", 203, 0.16),
    ("Adam", "C4", ":", 203, 0.09),
    ("SGD standardized", "C1", "-", 100, 0.035),
]:
    ax.semilogy(runs[name].mean(axis=1), style, color=color)
    ax.text(x, height, name, color=color, va="center")
ax.set(xlabel="steps", xlim=(0, 200), ylabel="training loss", ylim=(0.02, 30))
ax.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
plt.show()

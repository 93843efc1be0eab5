"""Standardizing in its two halves, rule by rule."""

# --8<-- [start:train]
import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from torch.nn.functional import softplus
from torch.optim import SGD, Adagrad, Adam, RMSprop

X, y = load_breast_cancer(return_X_y=True)
splits = [np.random.default_rng(s).permutation(569)[:400] for s in range(10)]
targets = torch.tensor(y[splits]).double()
ones = np.ones((10, 400, 1))
rates = 10 ** (np.arange(-18, 4) / 3)  # 1e-6 to 10


def table(centered, divided):
    """The columns, less their means, over their spreads, and one of ones."""
    Z = X[splits]
    spread = Z.std(axis=1, keepdims=True)
    Z = Z - Z.mean(axis=1, keepdims=True) if centered else Z
    Z = Z / spread if divided else Z
    return torch.tensor(np.concatenate([Z, ones], axis=2))


def losses(inputs, weights, t):
    """The mean loss over the rows: (splits, rates)."""
    z = inputs @ weights
    return (softplus(z) - t * z).mean(dim=-2)


def trained(inputs, optimizer_class):
    """The losses after 200 steps, at the best rate, one for each split."""
    ws = [torch.zeros(10, 31).double().requires_grad_() for _ in rates]
    groups = [{"params": [w], "lr": r} for w, r in zip(ws, rates, strict=True)]
    optimizer = optimizer_class(groups)
    for _ in range(200):  # each rate and split goes its own way
        optimizer.zero_grad()
        weights = torch.stack(ws, dim=-1)
        losses(inputs, weights, targets[..., None]).sum().backward()
        optimizer.step()
    weights = torch.stack(ws, dim=-1).detach()
    found = losses(inputs, weights, targets[..., None]).nan_to_num(torch.inf)
    return found[:, found.mean(dim=0).argmin()].numpy()


# --8<-- [end:train]
def interval(runs):
    """The mean over the splits and its 95 % t interval."""
    return f"{runs.mean():.3f} ± {2.262 * runs.std(ddof=1) / 10**0.5:.3f}"


kinds = {"raw": (0, 0), "centered": (1, 0), "divided": (0, 1), "both": (1, 1)}
for optimizer_class in (SGD, Adagrad, RMSprop, Adam):
    for kind, how in kinds.items():
        found = interval(trained(table(*how), optimizer_class))
        print(f"{optimizer_class.__name__}, {kind}: {found}")

"""L-BFGS on raw columns against plain SGD on standardized ones."""

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
measure = torch.nn.BCEWithLogitsLoss()


def trained(seed, optimizer_class, standardized, **options):
    """The losses of the 400 rows to train on and of the others."""
    rows = np.random.default_rng(seed).permutation(569)
    Z, known = X[rows], X[rows[:400]]
    if standardized:
        Z = (Z - known.mean(axis=0)) / known.std(axis=0)
    inputs, targets = torch.tensor(Z), torch.tensor(y[rows]).double()
    model = torch.nn.Linear(30, 1).double()
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.zeros_(model.bias)
    optimizer = optimizer_class(model.parameters(), lr=1, **options)

    def closure():
        optimizer.zero_grad()
        loss = measure(model(inputs[:400])[:, 0], targets[:400])
        loss.backward()
        return loss

    # One step of L-BFGS is a whole run, which calls closure 200 times or so.
    for _ in range(200 if optimizer_class is torch.optim.SGD else 1):
        optimizer.step(closure)
    z = model(inputs)[:, 0].detach()
    parts = (slice(400), slice(400, None))
    return [measure(z[part], targets[part]).item() for part in parts]


base = np.array([trained(s, torch.optim.SGD, True) for s in range(10)])
options = {"line_search_fn": "strong_wolfe", "max_iter": 200, "max_eval": 200}
options |= {"tolerance_grad": 0, "tolerance_change": 0}
for memory in (10, 100):  # gradients; 100 is PyTorch's default
    options["history_size"] = memory
    runs = [trained(s, torch.optim.LBFGS, False, **options) for s in range(10)]
    extra = np.array(runs) - base
    means = extra.mean(axis=0)
    halves = 2.262 * extra.std(axis=0, ddof=1) / 10**0.5  # 95 % t interval
    for what, m, h in zip(("loss", "test loss"), means, halves, strict=True):
        print(f"more {what}, memory {memory}: {m - h:.2f} to {m + h:.2f}")

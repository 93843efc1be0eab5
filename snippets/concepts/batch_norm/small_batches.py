"""Batches from 2 to 32 images: batch norm, layer norm and none."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float64)
targets = torch.tensor(digits)


def accuracy(norm, he, size, lr, seed):
    """Percent right on 450 new digits after one epoch."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1344, 453])
    model = nn.Sequential(
        nn.Linear(64, 64), norm(64), nn.ReLU(),
        nn.Linear(64, 64), norm(64), nn.ReLU(), nn.Linear(64, 10),
    ).double()  # fmt: skip
    for layer in model[:6:3] if he else []:
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        nn.init.zeros_(layer.bias)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for batch in training.split(size):
        optimizer.zero_grad()
        outputs = model(inputs[batch])
        nn.functional.cross_entropy(outputs, targets[batch]).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        right = model(inputs[test]).argmax(dim=1) == targets[test]
    return 100 * right.float().mean().item()


rates = (0.01, 0.03, 0.1, 0.3)  # the best is taken, for each row by itself
norms = {
    "batch norm": (nn.BatchNorm1d, False),
    "layer norm": (nn.LayerNorm, False),
    "no norm": (nn.Identity, False),
    "no norm, He": (nn.Identity, True),  # He's weights
}
for size in (2, 4, 32):
    best = {}
    for name, case in norms.items():
        runs = np.array(
            [[accuracy(*case, size, lr, s) for s in range(5)] for lr in rates]
        )
        row = best[name] = runs[runs.mean(axis=1).argmax()]
        half = 2.776 * row.std(ddof=1) / 5**0.5  # 95 % t interval
        print(f"batches of {size}, {name}: {row.mean():.0f} ± {half:.0f} %")
    gain = best["batch norm"] - best["layer norm"]  # seed by seed
    half = 2.776 * gain.std(ddof=1) / 5**0.5
    more = f"{round(gain.mean())} ± {half:.0f}"
    print(f"batches of {size}, batch minus layer: {more}")

# In a batch of two, all that is left of a value is which one is larger.
pairs = nn.BatchNorm1d(3)(torch.tensor([[1.0, 5.0, -2.0], [2.0, 4.0, 9.0]]))
print("a batch of two:", pairs.detach().round(decimals=2).tolist())

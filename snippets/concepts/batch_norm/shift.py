"""Batch norm whose outputs are shoved about at every step still trains."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


class Shove(nn.Module):  # in training: anew for every unit and step
    def forward(self, x):
        shift, log_scale = self.strength * torch.randn(2, x.shape[1])
        return x * log_scale.exp() + shift if self.training else x


def network(normalize, strength):
    layers, shove = [], Shove()
    shove.strength = strength
    for _ in range(6):
        linear = nn.Linear(64, 64)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        nn.init.zeros_(linear.bias)
        norm = [nn.BatchNorm1d(64)] if normalize else []
        layers += [linear, *norm, shove, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def train(normalize, strength, seed):
    """Accuracy after each of six epochs; how far a mean moves in a step."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    model, found, means, stds = network(normalize, strength), [], [], []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(6):
        for batch in training[torch.randperm(1347)][:1344].split(32):
            optimizer.zero_grad()
            values = model[:-2](inputs[batch])  # at the last ReLU
            outputs = model[-2:](values)
            nn.functional.cross_entropy(outputs, targets[batch]).backward()
            optimizer.step()
            stds.append(values.detach().std(dim=0))
            means.append(values.detach().mean(dim=0))
        right = model.eval()(inputs[test]).argmax(dim=1) == targets[test]
        found.append(100 * right.float().mean().item())
        model.train()
    moves = torch.stack(means).diff(dim=0).abs() / torch.stack(stds[1:])
    return found, moves.median().item()


_, ax = plt.subplots(figsize=(5.5, 3))
epochs, curves_of = range(1, 7), {}
for name, normalize, strength, mark, height in [
    ("BatchNorm", True, 0, "C0o-", 100),
    ("BatchNorm, shoved 0.35", True, 0.35, "C0o--", 93),
    ("BatchNorm, shoved 0.5", True, 0.5, "C0o:", 79),
    ("He", False, 0, "C1s-", 86),
    ("He, shoved 0.35", False, 0.35, "C1s--", 72),
]:
    runs = [train(normalize, strength, seed) for seed in range(10)]
    curves, moves = map(np.array, zip(*runs, strict=True))
    half = 2.262 * curves.std(axis=0, ddof=1) / 10**0.5  # 95 % t interval
    mean, curves_of[name] = curves.mean(axis=0), curves
    print(f"after 5 epochs, {name}: {mean[4]:.1f} ± {half[4]:.1f} %")
    print(f"move, {name}: {moves.mean():.2f}")
    color, band = mark[:2], (mean - half, mean + half)
    ax.fill_between(epochs, *band, color=color, alpha=0.12)
    ax.plot(epochs, mean, mark[2:], color=color, markersize=3)
    ax.text(6.2, height, name, color=color)
gain = curves_of["BatchNorm, shoved 0.35"] - curves_of["He"]
half = 2.262 * gain.std(axis=0, ddof=1) / 10**0.5
for e in (1, 5):
    ahead = f"{gain[:, e - 1].mean():.1f} ± {half[e - 1]:.1f} points"
    print(f"shoved 0.35 minus He, epoch {e}: {ahead}")
ax.set(xlabel="epochs", xlim=(0.8, 9.6), xticks=epochs, ylim=(0, 109))
ax.set_ylabel("new digits read right (%)")
plt.show()

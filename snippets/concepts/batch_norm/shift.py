"""Batch norm whose outputs are shoved about at every step."""

import copy

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


def train(normalize, strength, seed):
    """Accuracy after each epoch; how far a mean moves in steps of the first."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    Shove.strength, layers, found, values = strength, [], [], []
    for _ in range(6):
        linear = nn.Linear(64, 64)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        nn.init.zeros_(linear.bias)
        layers += [linear, *[nn.BatchNorm1d(64)] * normalize]
        layers += [*[Shove()] * (strength > 0), nn.ReLU()]
    model = nn.Sequential(*layers, nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(5):
        for batch in training[torch.randperm(1347)][:1344].split(32):
            optimizer.zero_grad()
            out = model(inputs[batch])
            nn.functional.cross_entropy(out, targets[batch]).backward()
            optimizer.step()
            if epoch == 0:  # at the last ReLU, for 100 images
                seen = copy.deepcopy(model[:-2])(inputs[training[:100]])
                values.append(seen.detach())
        out = copy.deepcopy(model).eval()(inputs[test]).argmax(dim=1)
        found.append(100 * (out == targets[test]).float().mean().item())
    values = torch.stack(values)  # (steps, images, units)
    moves = values.mean(dim=1).diff(dim=0).abs() / values.std(dim=1)[1:]
    return found, moves.median().item()


def mean_and_half(runs):  # over the seeds; half of a 95 % t interval
    return runs.mean(axis=0), 2.262 * runs.std(axis=0, ddof=1) / 10**0.5


_, ax = plt.subplots(figsize=(5.5, 3))
epochs, curves = range(1, 6), {}
for name, strength, mark, height in [
    ("BatchNorm", 0, "C0o-", 102),
    ("BatchNorm, shoved 0.35", 0.35, "C0D--", 94),
    ("BatchNorm, shoved 0.43", 0.43, "C0v:", 78),
    ("He", 0, "C1s-", 86),
    ("He, shoved 0.35", 0.35, "C1^--", 50),
]:
    runs = [train("Batch" in name, strength, seed) for seed in range(10)]
    curves[name], moves = map(np.array, zip(*runs, strict=True))
    print(f"move, {name}: {moves.mean():.2f}")
    mean, half = mean_and_half(curves[name])
    ax.fill_between(epochs, mean - half, mean + half, color=mark[:2], alpha=0.1)
    for x, y in ((epochs, mean), ([5.3, 5.9], [height] * 2)):
        ax.plot(x, y, mark[2:], color=mark[:2], markersize=3)
    ax.text(6.0, height, name, color=mark[:2], va="center")
for k in ("shoved 0.35", "shoved 0.43"):  # differences seed by seed
    curves[f"{k} minus He"] = curves[f"BatchNorm, {k}"] - curves["He"]
for name, runs in curves.items():
    unit = "points" if "minus" in name else "%"
    for e, mean, half in zip(epochs, *mean_and_half(runs), strict=True):
        print(f"{name}, epoch {e}: {mean:.1f} ± {half:.1f} {unit}")
ax.set(xlabel="epochs", xlim=(0.8, 9.6), xticks=epochs, ylim=(0, 109))
ax.set_ylabel("new digits read right (%)")
plt.show()

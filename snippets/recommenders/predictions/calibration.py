"""Is 0.9 right nine times in ten? Before and after temperature scaling."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images, labels = torch.tensor(pixels / 16).float(), torch.tensor(digits)
nll = nn.CrossEntropyLoss()


def outputs(seed, epochs):
    """Scores and labels of 300 validation and 1397 test images."""
    torch.manual_seed(seed)
    train, *others = torch.randperm(1797).split([100, 300, 1397])
    model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.003, fused=True)
    for _ in range(epochs):
        for batch in train[torch.randperm(100)].split(20):
            optimizer.zero_grad()
            nll(model(images[batch]), labels[batch]).backward()
            optimizer.step()
    with torch.inference_mode():
        return [(model(images[rows]), labels[rows]) for rows in others]


# --8<-- [start:temperature]
def best_temperature(scores, labels):
    """What to divide the scores by: the least cross-entropy (nll)."""
    choices = torch.logspace(-1, 1, 201)
    return min(choices, key=lambda t: nll(scores / t, labels))


# --8<-- [end:temperature]
def bins(share, right):
    """Mean largest share, fraction right and count, in ten bins."""
    place = (share * 10).long().clamp(max=9)
    of = share, right.float(), torch.ones(len(share))
    return torch.stack([torch.zeros(10).index_add(0, place, v) for v in of])


def measures(scores, labels):
    """Loss, gap and gap of a calibrated network (in points); the bins."""
    share, answer = scores.softmax(dim=1).max(dim=1)
    real = bins(share, answer == labels)
    drawn = bins(share, torch.bernoulli(share))  # right as often as said
    gaps = [100 * (s - r).abs().sum() / n.sum() for s, r, n in (real, drawn)]
    return torch.stack([nll(scores, labels), *gaps]), real


_, axes = plt.subplots(1, 2, figsize=(5.5, 2.8), sharey=True)
names, runs = ("loss", "gap", "gap by chance"), []
for epochs in (60, 200):
    rows, total, ts = torch.zeros(2, 10, 3), torch.zeros(2, 3, 10), []
    for seed in range(10):
        val, (test, y) = outputs(seed, epochs)
        ts.append(best_temperature(*val))
        for i, scores in enumerate((test, test / ts[-1])):
            rows[i, seed], parts = measures(scores, y)
            total[i] += parts
    print(f"{epochs}, T: {torch.stack(ts).mean():.1f}")
    for kind, table in zip(("", " with T"), rows, strict=True):
        for name, v, d in zip(names, table.T, (2, 1, 1), strict=True):
            print(f"{epochs}{kind}, {name}: {v.mean():.{d}f}")
    runs += rows
for name, new, old in (("60", 1, 0), ("200", 3, 2), ("200, 60", 3, 0)):
    for what, i, d in (("loss", 0, 3), ("gap", 1, 1)):
        v = (runs[new] - runs[old])[:, i]
        half = 2.262 * v.std() / 10**0.5  # t, 9 degrees of freedom
        print(f"{name}, change of {what}: {v.mean():+.{d}f} ± {half:.{d}f}")
titles = "as trained", "with temperature"
for ax, (share, right, n), title in zip(axes, total, titles, strict=True):
    ax.plot([0, 1], [0, 1], "--", color="C2")
    ax.scatter(share / n, right / n, s=n / 60, color="C0")
    ax.set(title=title, xlabel="largest share")
axes[0].set_ylabel("fraction right")
plt.show()

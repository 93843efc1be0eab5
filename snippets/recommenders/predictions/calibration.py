"""Is 0.9 right nine times in ten? Before and after temperature scaling."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)
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
    """What to divide the scores by: the least loss on validation data."""
    choices = torch.logspace(-1, 1, 201)
    return min(choices, key=lambda t: nll(scores / t, labels))


# --8<-- [end:temperature]
def bins(scores, labels):
    """Mean largest share, share right and count, in ten bins."""
    share, answer = scores.softmax(dim=1).max(dim=1)
    place = (share * 10).long().clamp(max=9)
    of = share, (answer == labels).float(), torch.ones(len(share))
    return torch.stack([torch.zeros(10).index_add(0, place, v) for v in of])


def gap(scores, labels):
    """Expected calibration error, in points."""
    share, right, _ = bins(scores, labels)
    return 100 * (share - right).abs().sum() / len(labels)


_, axes = plt.subplots(1, 2, figsize=(5.5, 2.8), sharey=True)
for epochs in (60, 200):
    rows, total = [], torch.zeros(2, 3, 10)
    for seed in range(10):
        (val, val_y), (test, y) = outputs(seed, epochs)
        t = best_temperature(val, val_y)
        total += torch.stack([bins(test, y), bins(test / t, y)])
        losses = nll(test, y), nll(test / t, y)
        rows.append([t, *losses, gap(test, y), gap(test / t, y)])
    rows = torch.tensor(rows)
    mean, half = rows.mean(dim=0), 2.262 * rows.std(dim=0) / 10**0.5
    print(f"{epochs} epochs, temperature: {mean[0]:.1f} ± {half[0]:.1f}")
    for i, name, d in ((1, "loss", 2), (3, "gap in points", 1)):
        change = rows[:, i + 1] - rows[:, i]
        half = 2.262 * change.std() / 10**0.5
        key = f"{epochs} epochs, {name}"
        print(f"{key} before: {mean[i]:.{d}f}")
        print(f"{key} after: {mean[i + 1]:.{d}f}")
        print(f"{key}, change: {change.mean():+.{d}f} ± {half:.{d}f}")
titles = "as trained", "with temperature"
for ax, (share, right, n), title in zip(axes, total, titles, strict=True):
    full = n > 50
    ax.plot([0, 1], [0, 1], "--", color="C2")
    ax.plot((share / n)[full], (right / n)[full], "o-", color="C0")
    ax.set(title=title, xlabel="largest share")
axes[0].set_ylabel("share right")
plt.show()

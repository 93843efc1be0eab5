"""Accuracy against training time, with dropout and without."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
AT = 4, 9, 19  # the checks after 20, 40 and 80 epochs
loss_of = nn.CrossEntropyLoss()


def train(seed, p, wrong, size=200):
    """Test accuracy in % and validation loss, after every fourth epoch."""
    torch.manual_seed(seed)  # the same images, labels, first weights for all
    order = torch.randperm(len(pixels))
    x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
    y = torch.tensor(digits)[order]
    test_x, test_y = x[250:], y[250:]  # 1547 images, labels right
    other = (y + torch.randint(1, 10, y.shape)) % 10
    y = torch.where(torch.rand(len(y)) < wrong, other, y)
    first = [nn.Linear(64, 128), nn.ReLU(), nn.Dropout(p)]
    second = [nn.Linear(128, 128), nn.ReLU(), nn.Dropout(p)]
    model = nn.Sequential(*first, *second, nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)
    batches = torch.Generator().manual_seed(seed)
    history = []
    for epoch in range(1, 81):
        model.train()
        for b in torch.randperm(size, generator=batches).split(20):
            optimizer.zero_grad()
            loss_of(model(x[b]), y[b]).backward()
            optimizer.step()
        if epoch % 4 == 0:
            model.eval()
            with torch.no_grad():
                right = (model(test_x).argmax(dim=1) == test_y).float().mean()
                loss = loss_of(model(x[200:250]), y[200:250])
            history.append((100 * right.item(), loss.item()))
    return torch.tensor(history).T


def interval(values):
    """Mean over ten seeds, and half its 95 % t interval."""
    return values.mean(dim=0), 2.262 * values.std(dim=0) / 10**0.5


def stopped(runs):
    """For each seed, the accuracy where the validation loss was least."""
    return torch.stack([run[0, run[1].argmin()] for run in runs])


_, axes = plt.subplots(1, 2, figsize=(5.5, 2.5), sharey=True)
axes[0].set_ylabel("accuracy on new images, %")
for ax, wrong in zip(axes, (0.2, 0.0), strict=True):
    ax.set(title=f"{wrong:.0%} wrong labels", xlabel="epochs", ylim=(60, 95))
    runs = []
    for p, color, dash in ((0.0, "C1", "--"), (0.5, "C0", "-")):
        runs.append(torch.stack([train(s, p, wrong) for s in range(10)]))
        mean, half = interval(runs[-1][:, 0])
        band = range(4, 81, 4), mean - half, mean + half
        ax.fill_between(*band, color=color, alpha=0.2)
        ax.plot(band[0], mean, dash, color=color)
    plain, drop = runs
    best, end = stopped(plain), drop[:, 0, -1]
    rows = {f"epoch {4 * i + 4}": (plain[:, 0, i], drop[:, 0, i]) for i in AT}
    rows |= {"stopped": (best, stopped(drop)), "stopped, to 80": (best, end)}
    if wrong:
        more = [train(s, 0.5, wrong, size=250)[0, -1] for s in range(10)]
        rows["stopped, to 80 on 250"] = best, torch.stack(more)
    for name, (a, b) in rows.items():
        name = f"{wrong:.0%} wrong, {name}"
        gain = "{:.1f} ± {:.1f}".format(*interval(b - a))
        print(f"{name}, plain: {a.mean():.1f}")
        print(f"{name}, dropout: {b.mean():.1f}")
        print(f"{name}, gain: {gain}")
axes[0].text(50, 72, "plain", color="C1")
axes[0].text(42, 89.5, "dropout", color="C0")
plt.show()

"""Accuracy against training time, with dropout and without."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
AT = 4, 9, 19  # the checks after 20, 40 and 80 epochs
loss_of = nn.CrossEntropyLoss()


def train(seed, p, wrong, size=200):
    """After every fourth epoch: test accuracy (%), validation loss, fit (%)."""
    torch.manual_seed(seed)  # the same images, labels, first weights for all
    order = torch.randperm(len(pixels))
    x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
    true = torch.tensor(digits)[order]
    other = (true + torch.randint(1, 10, true.shape)) % 10
    y = torch.where(torch.rand(len(true)) < wrong, other, true)
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
            scores = model.eval()(x).detach()
            right = (scores.argmax(1) == true)[250:].float().mean()  # of 1547
            fit = (scores.argmax(1) == y)[:200].float().mean()
            loss = loss_of(scores[200:250], y[200:250])
            history.append((100 * right, loss, 100 * fit))
    return torch.tensor(history).T


def interval(values):
    """Mean over ten seeds, and half its 95 % t interval."""
    return values.mean(dim=0), 2.262 * values.std(dim=0) / 10**0.5


def stopped(runs, found):
    """Accuracy at the epoch where the validation loss of found was least."""
    return runs[torch.arange(10), 0, found[:, 1].argmin(dim=1)]


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
    rows = {f"epoch {4 * i + 4}": [r[:, 0, i] for r in runs] for i in AT}
    rows["fit"] = [r[:, 2, -1] for r in runs]  # to the labels it learned from
    best, late = (stopped(r, r) for r in runs)
    rows |= {"stopped": (best, late), "stopped, to 80": (best, drop[:, 0, -1])}
    if wrong:  # train on the 50 too, for as long as was found without them
        both = [[train(s, p, wrong, 250) for s in range(10)] for p in (0, 0.5)]
        a, b = map(torch.stack, both)
        rows["250, stopped"] = stopped(a, plain), stopped(b, drop)
        rows["250, stopped, to 80"] = stopped(a, plain), b[:, 0, -1]
    for name, (a, b) in rows.items():
        name = f"{wrong:.0%} wrong, {name}"
        print(f"{name}, plain: {a.mean():.1f}")
        print(f"{name}, dropout: {b.mean():.1f}")
        print("{}, gain: {:.1f} ± {:.1f}".format(name, *interval(b - a)))
axes[0].text(50, 72, "plain", color="C1")
axes[0].text(42, 89.5, "dropout", color="C0")
plt.show()

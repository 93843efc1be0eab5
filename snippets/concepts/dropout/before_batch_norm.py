"""Dropout before batch norm: the stored variance is not that of use."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
relu = torch.randn(100_000, 1).relu()
block = nn.Sequential(nn.Dropout(p=0.5), nn.BatchNorm1d(1, momentum=None))
print(f"deviation after batch norm, training: {block(relu).std():.2f}")
print(f"deviation after batch norm, eval(): {block.eval()(relu).std():.2f}")

pixels, digits = load_digits(return_X_y=True)
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)
PLACES = {  # first block (of 0, 1, 2) with dropout before the norm, behind it
    "before each": (0, 3, nn.BatchNorm1d),
    "before the last": (2, 3, nn.BatchNorm1d),
    "behind each": (3, 0, nn.BatchNorm1d),
    "behind the last": (3, 2, nn.BatchNorm1d),
    "nowhere": (3, 3, nn.BatchNorm1d),
    "no batch norm, dropout in each": (0, 3, nn.Identity),
    "no batch norm, nowhere": (3, 3, nn.Identity),
}


def measured(model, rows):
    """Loss and accuracy in % on these images."""
    with torch.no_grad():
        scores = model.eval()(images[rows])
    loss = nn.functional.cross_entropy(scores, labels[rows])
    right = (scores.argmax(dim=1) == labels[rows]).float().mean()
    return [loss.item(), 100 * right.item()]


def train(seed, before, behind, norm):
    """As trained, and once the stored statistics are measured anew."""
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    layers = []
    for i in range(3):
        layers += [nn.Linear(64, 64), nn.ReLU(), nn.Dropout((i >= before) / 2)]
        layers += [norm(64), nn.Dropout((i >= behind) / 2)]
    model = nn.Sequential(*layers, nn.Linear(64, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)
    for _ in range(20):
        for b in order[torch.randperm(1000)].split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[b]), labels[b]).backward()
            optimizer.step()
    trained = measured(model, order[1000:])
    for layer in model:  # averages without dropout, over the training images
        if isinstance(layer, nn.BatchNorm1d):
            layer.reset_running_stats()
            layer.train().momentum = None
    with torch.no_grad():
        model(images[order[:1000]])
    return trained, measured(model, order[1000:])


def interval(values):
    """Mean over ten seeds, and half its 95 % t interval."""
    return values.mean(), 2.262 * values.std() / 10**0.5


runs = {  # (seeds, as trained or measured anew, loss or accuracy)
    place: torch.tensor([train(seed, *ps) for seed in range(10)])
    for place, ps in PLACES.items()
}
for place, run in runs.items():
    none = runs["no batch norm, nowhere" if "no b" in place else "nowhere"]
    print(f"{place}, loss: {run[:, 0, 0].mean():.2f}")
    print(f"{place}, accuracy: {run[:, 0, 1].mean():.1f}")
    lost = "{:.1f} ± {:.1f}".format(*interval((none - run)[:, 0, 1]))
    print(f"{place}, accuracy below nowhere: {lost}")
run = runs["before each"]
change = "{:+.1f} ± {:.1f}".format(*interval(run[:, 1, 1] - run[:, 0, 1]))
print(f"before each, loss measured anew: {run[:, 1, 0].mean():.2f}")
print(f"before each, accuracy measured anew, change: {change}")

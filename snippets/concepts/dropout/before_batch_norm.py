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
PLACES = {  # dropout's p before each batch norm, behind it, behind the last
    "before each": (0.5, 0, 0),
    "behind each": (0, 0.5, 0),
    "behind the last": (0, 0, 0.5),
    "nowhere": (0, 0, 0),
}


def measured(model, rows):
    """Loss and accuracy in % on these images."""
    with torch.no_grad():
        scores = model.eval()(images[rows])
    loss = nn.functional.cross_entropy(scores, labels[rows])
    right = (scores.argmax(dim=1) == labels[rows]).float().mean()
    return [loss.item(), 100 * right.item()]


def train(seed, before, behind, last):
    """As trained, and once the stored statistics are measured anew."""
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    layers = []
    for _ in range(3):
        layers += [nn.Linear(64, 64), nn.ReLU(), nn.Dropout(before)]
        layers += [nn.BatchNorm1d(64), nn.Dropout(behind)]
    model = nn.Sequential(*layers, nn.Dropout(last), nn.Linear(64, 10))
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
none = runs["nowhere"]
for place, run in runs.items():
    print(f"{place}, loss: {run[:, 0, 0].mean():.2f}")
    print(f"{place}, accuracy: {run[:, 0, 1].mean():.1f}")
    lost = "{:.1f} ± {:.1f}".format(*interval((none - run)[:, 0, 1]))
    print(f"{place}, accuracy below nowhere: {lost}")
run = runs["before each"]
won = "{:.1f} ± {:.1f}".format(*interval((runs["behind each"] - run)[:, 0, 1]))
print(f"behind each, accuracy above before each: {won}")
change = "{:+.1f} ± {:.1f}".format(*interval(run[:, 1, 1] - run[:, 0, 1]))
print(f"before each, loss measured anew: {run[:, 1, 0].mean():.2f}")
print(f"before each, accuracy measured anew, change: {change}")

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


def measured(model, rows):
    """Loss and accuracy in % on these images."""
    with torch.no_grad():
        scores = model.eval()(images[rows])
    loss = nn.functional.cross_entropy(scores, labels[rows])
    right = (scores.argmax(dim=1) == labels[rows]).float().mean()
    return [loss.item(), 100 * right.item()]


def train(seed):
    """Before and after the stored statistics are measured anew."""
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    layers = []
    for _ in range(3):
        layers += [nn.Linear(64, 64), nn.ReLU()]
        layers += [nn.Dropout(p=0.5), nn.BatchNorm1d(64)]
    model = nn.Sequential(*layers, nn.Linear(64, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    for _ in range(20):
        for b in order[torch.randperm(1000)].split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[b]), labels[b]).backward()
            optimizer.step()
    before = measured(model, order[1000:])
    for layer in model:  # averages without dropout, over the training images
        if isinstance(layer, nn.BatchNorm1d):
            layer.reset_running_stats()
            layer.train().momentum = None
    with torch.no_grad():
        model(images[order[:1000]])
    return before, measured(model, order[1000:])


runs = torch.tensor([train(seed) for seed in range(10)])
for i, name in enumerate(["loss", "accuracy"]):
    before, after = runs[:, 0, i], runs[:, 1, i]
    change = after - before
    half = 2.262 * change.std() / 10**0.5  # 95 % t interval over ten seeds
    print(f"{name}, as trained: {before.mean():.2f}")
    print(f"{name}, measured anew: {after.mean():.2f}")
    print(f"{name}, change: {change.mean():+.2f} ± {half:.2f}")

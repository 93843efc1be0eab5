"""A last batch of three images, after which the model is tested."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


def network(normalize):
    """Six hidden layers of 64 ReLUs."""
    layers = []
    for _ in range(6):
        linear = nn.Linear(64, 64)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        norm = [nn.BatchNorm1d(64)] if normalize else []
        layers += [linear, *norm, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def accuracy(normalize, images, seed):
    """Percent right on 450 new digits after five epochs on so many images."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    model = network(normalize)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(5):
        order = training[torch.randperm(1347)]
        for batch in order[:images].split(32):
            optimizer.zero_grad()
            outputs = model(inputs[batch])
            nn.functional.cross_entropy(outputs, targets[batch]).backward()
            optimizer.step()
    model.eval()
    with torch.no_grad():
        right = model(inputs[test]).argmax(dim=1) == targets[test]
    return 100 * right.float().mean().item()


for name, normalize in (("BatchNorm", True), ("without", False)):
    runs = [
        [accuracy(normalize, images, seed) for seed in range(10)]
        for images in (1347, 1344)  # 42 batches of 32, with and without 3 more
    ]
    last, dropped = np.array(runs)
    print(f"with the last 3 images, {name}: {last.mean():.1f} %")
    print(f"without them, {name}: {dropped.mean():.1f} %")
    loss = dropped - last
    half = 2.262 * loss.std(ddof=1) / 10**0.5  # 95 % t interval, ten seeds
    print(f"lost to them, {name}: {loss.mean():.1f} ± {half:.1f} points")

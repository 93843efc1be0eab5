"""A last batch of three images, after which the model is tested."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float64)
targets = torch.tensor(digits)


def network(normalize):
    """Six hidden layers of 64 ReLUs."""
    layers = []
    for _ in range(6):
        linear = nn.Linear(64, 64)
        nn.init.kaiming_normal_(linear.weight, nonlinearity="relu")
        norm = [nn.BatchNorm1d(64)] if normalize else []
        layers += [linear, *norm, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(64, 10)).double()


def accuracy(normalize, seed, images=1347, step=1, remember=True, again=False):
    """Percent right on 450 new digits after five epochs on so many images."""
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    model = network(normalize)
    norms = [layer for layer in model if isinstance(layer, nn.BatchNorm1d)]
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(5):
        order = training[torch.randperm(1347)]
        for batch in order[:images].split(32):
            full = len(batch) == 32
            for norm in norms:  # momentum 0 leaves the statistics alone
                norm.momentum = 0.1 if full or remember else 0.0
            optimizer.zero_grad()
            outputs = model(inputs[batch])
            loss = nn.functional.cross_entropy(outputs, targets[batch])
            (loss if full else loss * step).backward()  # step 0: no step
            optimizer.step()
    if again:  # the statistics of the finished network
        for batch in training[:1344].split(32):
            model(inputs[batch])
    model.eval()
    with torch.no_grad():
        right = model(inputs[test]).argmax(dim=1) == targets[test]
    return 100 * right.float().mean().item()


def lost(normalize, **how):
    """Points lost to the last three images, seed by seed."""
    last = [accuracy(normalize, seed, **how) for seed in range(10)]
    return dropped[normalize] - last


dropped = {  # without the last three images
    normalize: np.array([accuracy(normalize, s, 1344) for s in range(10)])
    for normalize in (False, True)
}
losses = {
    "BatchNorm": lost(True),
    "without": lost(False),
    "BatchNorm, statistics but no step": lost(True, step=0),
    "BatchNorm, step but no statistics": lost(True, remember=False),
    "BatchNorm, statistics taken again": lost(True, again=True),
    "BatchNorm, weighed 3/32": lost(True, step=3 / 32),
    "without, weighed 3/32": lost(False, step=3 / 32),
}
for name in ("without", "BatchNorm, statistics taken again"):
    losses[f"BatchNorm minus {name}"] = losses["BatchNorm"] - losses[name]
for name, loss in losses.items():
    half = 2.262 * loss.std(ddof=1) / 10**0.5  # 95 % t interval, ten seeds
    digits = 1 if half < 1 else 0
    print(f"lost to them, {name}: ", end="")
    print(f"{loss.mean():.{digits}f} ± {half:.{digits}f} points")

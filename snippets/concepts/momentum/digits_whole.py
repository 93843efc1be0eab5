"""The digits again, with all of them in every step."""

import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)


def steps_to_fit(lr, momentum, seed):
    """Steps until the loss is below 0.2; None if it is not within 600."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    for step in range(600):
        loss = nn.functional.cross_entropy(model(inputs), targets)
        if loss < 0.2:
            return step
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return None


for rate in (0.1, 0.7, 1.0, 2.0, 7.0):  # effective: lr / (1 - momentum)
    for momentum in (0.0, 0.9):
        lr = rate * (1 - momentum)
        runs = [steps_to_fit(lr, momentum, seed) for seed in range(5)]
        arrived = [steps for steps in runs if steps is not None]
        label = f"effective rate {rate:g}, momentum {momentum:g}"
        if len(arrived) == 5:
            print(f"{label}: {sum(arrived) / 5:.0f} steps")
        else:
            print(f"{label}: {len(arrived)} of 5 arrive")

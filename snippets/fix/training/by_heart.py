"""Model is not learning: can it learn twenty rows by heart?"""

import math

import torch
from torch import nn
from torch.nn.functional import cross_entropy

for classes in (2, 3, 10):
    print(f"guessing, {classes} classes: {math.log(classes):.2f}")

torch.manual_seed(0)
inputs, targets = torch.randn(20, 8), torch.randint(0, 3, (20,))
uneven = inputs.clone()
uneven[:, 0] *= 1000  # one column a thousand times as large


def by_heart(inputs, lr=0.1, last=()):
    """The loss after 300 steps, always on the same twenty rows."""
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 3), *last)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    for _ in range(300):
        optimizer.zero_grad()
        loss = cross_entropy(model(inputs), targets)
        loss.backward()
        optimizer.step()
    return loss.item()


print(f"right: {by_heart(inputs):.3f}")
print(f"lr 0.001: {by_heart(inputs, lr=0.001):.3f}")
print(f"softmax first: {by_heart(inputs, last=[nn.Softmax(dim=1)]):.3f}")
print(f"uneven columns: {by_heart(uneven):.3f}")
standard = (uneven - uneven.mean(dim=0)) / uneven.std(dim=0)
print(f"standardized: {by_heart(standard):.3f}")

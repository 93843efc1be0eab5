"""Answer: find the learning rate for the sum."""

import torch
from torch import nn


def lr_for_sum(lr, batch):
    """The rate with which the sum takes the steps that the mean takes at lr."""
    return lr / batch


def weight_after(steps, lr, batch, reduction):
    """A weight that learns y = 3x, on a batch of examples."""
    x = torch.linspace(-1, 1, batch, dtype=torch.float64)
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(weight * x, 3 * x, reduction=reduction)
        loss.backward()
        optimizer.step()
    return weight.item()


def check():
    for lr, batch in [(0.1, 32), (0.1, 64), (0.02, 10)]:
        right = weight_after(5, lr, batch, "mean")
        found = weight_after(5, lr_for_sum(lr, batch), batch, "sum")
        hint = f"lr {lr}, batch {batch}: {found:.3g}, with the mean {right:.3g}"
        assert abs(found - right) < 1e-9, hint


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

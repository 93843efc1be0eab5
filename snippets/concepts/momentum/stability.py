"""The largest learning rate that converges, found by trying."""

import torch


def converges(lr, **options):
    """Does SGD reach the minimum of w²/2, whose curvature is 1?"""
    weight = torch.ones((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=lr, **options)
    for _ in range(600):
        optimizer.zero_grad()
        (weight**2 / 2).backward()
        optimizer.step()
    return abs(weight.item()) < 1


def limit(**options):
    """Halve the bracket until it is narrower than 0.001."""
    low, high = 0.0, 5.0
    while high - low > 0.001:
        middle = (low + high) / 2
        if converges(middle, **options):
            low = middle
        else:
            high = middle
    return low


print(f"largest rate, plain: {limit():.2f}")
print(f"largest rate, momentum 0.9: {limit(momentum=0.9):.2f}")
print(f"largest rate, Nesterov 0.9: {limit(momentum=0.9, nesterov=True):.2f}")

# --8<-- [start:wrong_dampening]
try:
    limit(momentum=0.9, nesterov=True, dampening=0.9)
except ValueError as error:
    print(f"ValueError: {error}")
# --8<-- [end:wrong_dampening]

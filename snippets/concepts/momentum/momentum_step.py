"""Momentum from scratch, checked against PyTorch."""

import torch


# --8<-- [start:core]
def momentum_step(w, g, b, lr, momentum=0.9, dampening=0.0, nesterov=False):
    """Weights w, gradient g, buffer b (None at first) → new w and b."""
    b = g if b is None else momentum * b + (1 - dampening) * g
    step = g + momentum * b if nesterov else b
    return w - lr * step, b


# --8<-- [end:core]
def largest_difference(seed, **options):
    """Twenty steps on a random least-squares loss: the furthest we part."""
    torch.manual_seed(seed)
    inputs = torch.randn(30, 5, dtype=torch.float64)
    targets = torch.randn(30, dtype=torch.float64)
    parameter = torch.randn(5, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], **options)

    w, b = parameter.detach().clone(), None
    furthest = 0.0
    for _ in range(20):
        optimizer.zero_grad()
        (inputs @ parameter - targets).square().mean().backward()
        optimizer.step()
        g = 2 / 30 * inputs.T @ (inputs @ w - targets)
        w, b = momentum_step(w, g, b, **options)
        furthest = max(furthest, (w - parameter.detach()).abs().max().item())
    return furthest


cases = [
    {"lr": lr, "momentum": momentum, **form}
    for lr in (0.001, 0.05)
    for momentum in (0.5, 0.9, 0.99)
    for form in ({}, {"dampening": 0.9}, {"nesterov": True})
]
found = [
    largest_difference(seed, **case) for case in cases for seed in range(5)
]
agreeing = sum(difference < 1e-12 for difference in found)
print(f"agrees with torch.optim.SGD: {agreeing} of {len(found)} cases")

"""Momentum from scratch, checked against PyTorch."""

import torch


# --8<-- [start:core]
def direction(g, b, mu, tau=0, nesterov=False):
    """For mu > 0: the direction to step against, and the new buffer."""
    new = g  # the first buffer
    if b is not None:
        new = mu * b + (1 - tau) * g
    if nesterov:
        return g + mu * new, new
    return new, new


# --8<-- [end:core]
def agrees(seed, lr, mu, tau=0, nesterov=False):
    """Do twenty steps on a random least-squares loss go where torch's do?"""
    torch.manual_seed(seed)
    inputs = torch.randn(30, 5, dtype=torch.float64)
    targets = torch.randn(30, dtype=torch.float64)
    parameter = torch.randn(5, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD(
        [parameter], lr, momentum=mu, dampening=tau, nesterov=nesterov
    )
    w, b = parameter.detach().clone(), None
    same = True
    for _ in range(20):
        optimizer.zero_grad()
        (inputs @ parameter - targets).square().mean().backward()
        optimizer.step()
        g = 2 / 30 * inputs.T @ (inputs @ w - targets)
        step, b = direction(g, b, mu, tau, nesterov)
        w = w - lr * step
        apart = (w - parameter.detach()).norm() / w.norm()
        same = same and apart.item() < 1e-12
    return same


cases = [
    {"lr": lr, "mu": mu, **form}
    for lr in (0.001, 0.05)
    for mu in (0.5, 0.9, 0.99)
    for form in ({}, {"tau": 0.9}, {"nesterov": True})
]
found = [agrees(seed, **case) for case in cases for seed in range(5)]
print(f"agrees with torch.optim.SGD: {sum(found)} of {len(found)} cases")

"""Exercise: the weight decay that halves an idle weight in so many steps."""

import torch


def decay_to_halve(steps, lr):
    """The weight_decay of AdamW that halves a weight without gradient."""
    raise NotImplementedError("write decay_to_halve()")


def check():
    for steps, lr in ((7, 0.1), (50, 0.1), (100, 0.01)):
        weight = torch.ones((), dtype=torch.float64, requires_grad=True)
        decay = decay_to_halve(steps, lr)
        optimizer = torch.optim.AdamW([weight], lr=lr, weight_decay=decay)
        for _ in range(steps):
            weight.grad = torch.zeros_like(weight)
            optimizer.step()
        left = weight.item()
        assert abs(left - 0.5) < 1e-9, f"after {steps} steps {left:.5f} is left"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

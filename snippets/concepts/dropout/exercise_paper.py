"""Exercise: carry a network from the dropout paper over to PyTorch."""

from itertools import product

import torch


def converted(weights, keep):
    """The p for nn.Dropout, and the weights of the layer after it."""
    raise NotImplementedError("write converted()")


def check():
    keep, x = 0.8, torch.tensor([1.0, 3.0])
    weights = torch.tensor([2.0, -1.0])  # of the paper's training
    p, ours = converted(weights, keep)
    assert abs(p - 0.2) < 1e-6, f"p is the chance of zeroing, not {p:g}"
    paper = (keep * weights) @ x  # the paper scales when it predicts
    apart = abs(ours @ x - paper)
    assert apart < 1e-5, f"predictions are {apart:.2f} apart"
    for mask in product([1.0, 0.0], repeat=2):
        kept = torch.tensor(mask) * x
        apart = abs(ours @ (kept / (1 - p)) - weights @ kept)
        assert apart < 1e-5, f"in training, mask {mask}: {apart:.2f} apart"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

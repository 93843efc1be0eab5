"""Exercise: turn a penalty written by hand into weight_decay, and back."""

import torch


def weight_decay_for(factor):
    """SGD's weight_decay that does what factor · ‖w‖² in a loss does."""
    raise NotImplementedError("write weight_decay_for()")


def penalty(weights, weight_decay):
    """What to add to a loss instead of SGD's weight_decay."""
    raise NotImplementedError("write penalty()")


def check():
    start = torch.tensor([3.0, -4.0], dtype=torch.float64)
    for factor in (1e-5, 0.05):
        by_hand = start.clone().requires_grad_()
        (factor * by_hand.square().sum()).backward()
        torch.optim.SGD([by_hand], lr=1.0).step()
        argument = start.clone().requires_grad_()
        argument.grad = torch.zeros_like(start)  # the data pull nowhere
        decay = weight_decay_for(factor)
        torch.optim.SGD([argument], lr=1.0, weight_decay=decay).step()
        off = (start - argument).sum() / (start - by_hand).sum()
        assert abs(off - 1) < 1e-6, f"your step is {off:.2f} times theirs"
    leaf = start.clone().requires_grad_()
    (slope,) = torch.autograd.grad(penalty(leaf, 0.1), leaf)
    assert torch.allclose(slope, 0.1 * start), f"its gradient is {slope}"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

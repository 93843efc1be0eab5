"""The mean squared error (MSE) from scratch."""

import torch
from torch import nn


class MSELoss(nn.Module):
    """The mean over all elements of the squared differences."""

    def __init__(self, reduction="mean"):
        super().__init__()
        self.reduction = reduction

    def forward(self, prediction, target):
        squares = (prediction - target) ** 2
        if self.reduction == "mean":
            return squares.sum() / squares.numel()  # over all elements
        return squares.sum() if self.reduction == "sum" else squares


# --8<-- [start:proof]
def loss_and_gradient(loss_class, case):
    """The loss of one test input, and its gradient by the prediction."""
    prediction, target = case.forward_input.args
    prediction = prediction.detach().requires_grad_()
    loss = loss_class(**case.constructor_input.kwargs)(prediction, target)
    loss.sum().backward()
    return loss, prediction.grad


def agree(case):
    ours, torchs = (loss_and_gradient(c, case) for c in (MSELoss, nn.MSELoss))
    pairs = zip(ours, torchs, strict=True)
    return all(torch.allclose(*pair, rtol=1e-12, atol=0) for pair in pairs)


def test_inputs(module_class):
    """The inputs with which PyTorch tests a module of its own."""
    from torch.testing._internal.common_modules import module_db

    info = next(i for i in module_db if i.module_cls is module_class)
    options = {"device": "cpu", "dtype": torch.float64, "requires_grad": True}
    return info.module_inputs_func(info, training=True, **options)


cases = test_inputs(nn.MSELoss)
agreeing = sum(agree(case) for case in cases)
print(f"entries of module_db: {len(cases)}")
print(f"agrees with torch.nn.MSELoss: {agreeing} of {len(cases)}")
# --8<-- [end:proof]

"""Stochastic gradient descent (SGD) from scratch."""

import torch
from torch.optim import Optimizer


class SGD(Optimizer):
    """Steps against the gradient: torch.optim.SGD without its fast paths."""

    def __init__(
        self,
        params,
        lr=0.001,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        *,
        maximize=False,
    ):
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov needs a momentum and no dampening")
        options = {"lr": lr, "momentum": momentum, "dampening": dampening}
        options |= {"weight_decay": weight_decay, "nesterov": nesterov}
        # The base class keeps them, with the weights, in self.param_groups.
        super().__init__(params, options | {"maximize": maximize})

    # --8<-- [start:core]
    def step(self):
        """Moves every weight that has a gradient."""
        with torch.no_grad():  # a step is not part of the loss
            for group in self.param_groups:
                for weight in group["params"]:
                    if weight.grad is not None:
                        weight -= group["lr"] * self.direction(weight, group)

    # --8<-- [end:core]

    def direction(self, weight, group):
        """The gradient, or its running sum, which starts undampened."""
        momentum, state = group["momentum"], self.state[weight]
        g = -weight.grad if group["maximize"] else weight.grad
        g = g + group["weight_decay"] * weight
        if momentum == 0:
            return g
        b = state.get("momentum_buffer")
        b = g if b is None else momentum * b + (1 - group["dampening"]) * g
        state["momentum_buffer"] = b
        return g + momentum * b if group["nesterov"] else b


# --8<-- [start:proof]
def path(optimizer_class, options):
    """The weights after each of 20 steps on a random least-squares loss."""
    torch.manual_seed(0)
    X, y = torch.randn(2, 30, 4, dtype=torch.float64)
    weights = torch.randn(4, dtype=torch.float64, requires_grad=True)
    optimizer, points = optimizer_class([weights], **options), []
    for _ in range(20):
        optimizer.zero_grad()
        (X * weights - y).square().mean().backward()
        optimizer.step()
        points.append(weights.detach().clone())
    return torch.stack(points)


def test_inputs(optimizer_class):
    """The options with which PyTorch tests an optimizer of its own."""
    from torch.testing._internal.common_optimizers import optim_db

    info = next(i for i in optim_db if i.optim_cls is optimizer_class)
    return [case.kwargs for case in info.optim_inputs_func(device="cpu")]


cases = test_inputs(torch.optim.SGD)
pairs = [(path(SGD, case), path(torch.optim.SGD, case)) for case in cases]
agreeing = sum(torch.allclose(*pair, rtol=1e-12, atol=0) for pair in pairs)
print(f"entries of optim_db: {len(cases)}")
print(f"agrees with torch.optim.SGD: {agreeing} of {len(cases)}")
# --8<-- [end:proof]

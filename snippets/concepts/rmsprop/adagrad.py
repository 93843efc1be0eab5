"""Adagrad from scratch."""

import torch
from torch.optim import Optimizer
from torch.testing._internal.common_optimizers import optim_db


class Adagrad(Optimizer):
    """Divides by the root of the sum of g²; see torch.optim.Adagrad."""

    def __init__(
        self,
        params,
        lr=0.01,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        *,
        maximize=False,
    ):
        options = {"lr": lr, "lr_decay": lr_decay, "eps": eps}
        options |= {"weight_decay": weight_decay, "maximize": maximize}
        options["initial_accumulator_value"] = initial_accumulator_value
        # The base class keeps them, with the weights, in self.param_groups.
        super().__init__(params, options)

    @torch.no_grad()  # a step is not part of the loss
    def step(self):
        """Moves every weight that has a gradient."""
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is not None:
                    weight -= self.change(weight, group)

    # --8<-- [start:core]
    def change(self, weight, group):
        """What a step takes off: the gradient over the root of its sum."""
        state = self.state[weight]
        g = -weight.grad if group["maximize"] else weight.grad
        g = g + group["weight_decay"] * weight  # an L2 penalty's gradient
        start = self.defaults["initial_accumulator_value"]  # as torch does
        state["sum"] = state.get("sum", start) + g**2  # it only ever grows
        lr = group["lr"] / (1 + state.get("step", 0) * group["lr_decay"])
        state["step"] = state.get("step", 0) + 1
        return lr * g / (state["sum"].sqrt() + group["eps"])

    # --8<-- [end:core]


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


# The options with which PyTorch tests this optimizer of its own.
info = next(i for i in optim_db if i.optim_cls is torch.optim.Adagrad)
cases = [case.kwargs for case in info.optim_inputs_func(device="cpu")]
ours, torchs = Adagrad, torch.optim.Adagrad
pairs = [(path(ours, case), path(torchs, case)) for case in cases]
agreeing = sum(torch.allclose(*pair, rtol=1e-12, atol=0) for pair in pairs)
print(f"entries of optim_db: {len(cases)}")
print(f"agrees with torch.optim.Adagrad: {agreeing} of {len(cases)}")
# --8<-- [end:proof]

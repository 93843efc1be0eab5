"""Adam from scratch."""

import torch
from torch.optim import Optimizer
from torch.testing._internal.common_optimizers import optim_db


class Adam(Optimizer):
    """Steps of about lr, whatever the gradient's size; see torch.optim.Adam."""

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        *,
        maximize=False,
    ):
        options = {"lr": lr, "betas": betas, "eps": eps, "amsgrad": amsgrad}
        options |= {"weight_decay": weight_decay, "maximize": maximize}
        # The base class keeps them, with the weights, in self.param_groups.
        super().__init__(params, options)

    @torch.no_grad()  # a step is not part of the loss
    def step(self):
        """Moves every weight that has a gradient."""
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is not None:
                    weight -= group["lr"] * self.direction(weight, group)

    # --8<-- [start:core]
    def direction(self, weight, group):
        """A step does: weight -= lr * direction."""
        (beta1, beta2), state = group["betas"], self.state[weight]
        g = -weight.grad if group["maximize"] else weight.grad  # uphill
        g = g + group["weight_decay"] * weight  # an L2 penalty's gradient
        t = state.get("step", 0) + 1
        m = beta1 * state.get("exp_avg", 0) + (1 - beta1) * g
        v = beta2 * state.get("exp_avg_sq", 0) + (1 - beta2) * g**2
        state.update({"step": t, "exp_avg": m, "exp_avg_sq": v})
        if group["amsgrad"]:  # divide by the largest v so far
            v = torch.maximum(state.get("max_exp_avg_sq", v), v)
            state["max_exp_avg_sq"] = v
        m_hat = m / (1 - beta1**t)  # both averages started at 0
        v_hat = v / (1 - beta2**t)
        return m_hat / (v_hat.sqrt() + group["eps"])

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
info = next(i for i in optim_db if i.optim_cls is torch.optim.Adam)
cases = [case.kwargs for case in info.optim_inputs_func(device="cpu")]
pairs = [(path(Adam, case), path(torch.optim.Adam, case)) for case in cases]
agreeing = sum(torch.allclose(*pair, rtol=1e-12, atol=0) for pair in pairs)
print(f"entries of optim_db: {len(cases)}")
print(f"agrees with torch.optim.Adam: {agreeing} of {len(cases)}")
# --8<-- [end:proof]

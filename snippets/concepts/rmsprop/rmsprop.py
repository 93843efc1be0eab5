"""RMSProp from scratch."""

import torch
from torch.testing._internal.common_optimizers import optim_db


class RMSprop(torch.optim.Optimizer):
    """Divides by the root of the mean of g²; see torch.optim.RMSprop."""

    def __init__(
        self,
        params,
        lr=0.01,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        *,
        maximize=False,
    ):
        options = {"lr": lr, "alpha": alpha, "eps": eps, "centered": centered}
        options |= {"weight_decay": weight_decay, "momentum": momentum}
        # The base class keeps them, with the weights, in self.param_groups.
        super().__init__(params, options | {"maximize": maximize})

    @torch.no_grad()  # a step is not part of the loss
    def step(self):
        """Moves every weight that has a gradient."""
        for group in self.param_groups:
            for weight in [w for w in group["params"] if w.grad is not None]:
                state = self.state[weight]
                g = -weight.grad if group["maximize"] else weight.grad
                g = g + group["weight_decay"] * weight  # L2 penalty
                d = self.direction(g, state, group)
                if group["momentum"] > 0:
                    d = group["momentum"] * state.get("momentum_buffer", 0) + d
                    state["momentum_buffer"] = d
                weight -= group["lr"] * d

    def variance(self, v, g, state, alpha):
        state["grad_avg"] = alpha * state.get("grad_avg", 0) + (1 - alpha) * g
        return v - state["grad_avg"] ** 2  # mean of g², less (mean of g)²

    # --8<-- [start:core]
    def direction(self, g, state, group):
        """The gradient over the root of the mean of its squares."""
        alpha = group["alpha"]
        v = alpha * state.get("square_avg", 0) + (1 - alpha) * g**2
        state["square_avg"] = v
        if group["centered"]:  # an option, off by default
            v = self.variance(v, g, state, alpha)
        return g / (v.sqrt() + group["eps"])

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


info = next(i for i in optim_db if i.optim_cls is torch.optim.RMSprop)
cases = [case.kwargs for case in info.optim_inputs_func(device="cpu")]
print(f"entries of optim_db: {len(cases)}")
cases.append({"alpha": 0.9, "eps": 1e-3, "momentum": 0.9})  # one more
pairs = [(path(RMSprop, c), path(torch.optim.RMSprop, c)) for c in cases]
agreeing = sum(torch.allclose(*pair, rtol=1e-12, atol=0) for pair in pairs)
print(f"agrees with torch.optim.RMSprop: {agreeing} of {len(cases)}")
# --8<-- [end:proof]

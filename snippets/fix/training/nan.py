"""Four ways to a loss that is NaN, told apart by how it begins."""

import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
inputs = torch.randn(50, 2)
targets = inputs @ torch.tensor([1.0, -2.0])
holed = inputs.clone()
holed[7, 1] = torch.nan  # one number of a hundred is missing


def squares(inputs, w):
    return ((inputs @ w - targets) ** 2).mean()


def losses(loss_of, lr=0.1, steps=100):
    """The loss at each step of descent from w = 0."""
    w, seen = torch.zeros(2, requires_grad=True), []
    for _ in range(steps):
        loss = loss_of(w)
        seen.append(loss.item())
        [gradient] = torch.autograd.grad(loss, w)
        w = (w - lr * gradient).detach().requires_grad_()
    return torch.tensor(seen)


def tell(name, seen):
    start = ", ".join(f"{loss:.2f}" for loss in seen[:3])
    print(f"{name}: {start}, … {seen[-1]:.2f}")


# --8<-- [start:wrong_rate]
tell("rate 2", losses(lambda w: squares(inputs, w), lr=2))
# --8<-- [end:wrong_rate]
tell("rate 0.1", losses(lambda w: squares(inputs, w)))

# --8<-- [start:wrong_hole]
tell("a hole in the data", losses(lambda w: squares(holed, w)))
print(f"rows that are not finite: {(~holed.isfinite()).any(dim=1).sum()}")
# --8<-- [end:wrong_hole]
tell("filled", losses(lambda w: squares(holed.nan_to_num(), w)))

# --8<-- [start:wrong_root]
tell("root of 0", losses(lambda w: (w**2).sum().sqrt()))
# --8<-- [end:wrong_root]
tell("root of 0 and a bit", losses(lambda w: ((w**2).sum() + 1e-12).sqrt()))

# --8<-- [start:wrong_log]
scores, target = torch.tensor([[200.0, 0.0]]), torch.tensor([1])
print(f"log of softmax: {-scores.softmax(dim=1).log()[0, 1]:.4g}")
# --8<-- [end:wrong_log]
print(f"cross_entropy: {cross_entropy(scores, target):.4g}")

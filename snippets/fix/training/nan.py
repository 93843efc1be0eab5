"""Loss is NaN: five ways to get there, told apart by how the losses begin."""

import warnings
from itertools import cycle

import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
inputs = torch.randn(50, 2)
targets = inputs @ torch.tensor([1.0, -2.0])
holed = inputs.clone()
holed[27, 1] = torch.nan  # one number of a hundred is missing
batches = cycle(torch.arange(50).split(10))  # the hole is in the third


def squares(inputs, w, rows=slice(None)):
    return ((inputs[rows] @ w - targets[rows]) ** 2).mean()


def root(w, under=0.0):
    return ((w**2).sum() + under).sqrt()


def surprise(scores):
    return -scores.softmax(dim=0).log()[1]  # the right class is 1


def losses(loss_of, w=(0.0, 0.0), lr=0.1, steps=100):
    """The loss at each step of descent from w."""
    w, seen = torch.tensor(w, requires_grad=True), []
    for _ in range(steps):
        loss = loss_of(w)
        seen.append(loss.item())
        [gradient] = torch.autograd.grad(loss, w)
        w = (w - lr * gradient).detach().requires_grad_()
    return torch.tensor(seen)


def tell(name, seen):
    start = ", ".join(f"{loss:.2f}" for loss in seen[:3])
    print(f"{name}: {start}, … {seen[-1]:.2f}")


tell("rate 2", losses(lambda w: squares(inputs, w), lr=2))
tell("rate 0.1", losses(lambda w: squares(inputs, w)))

tell("hole, all rows", losses(lambda w: squares(holed, w)))
tell("hole, batches", losses(lambda w: squares(holed, w, next(batches))))
print(
    "rows to drop or fill:", (~holed.isfinite().all(dim=1)).nonzero().tolist()
)
tell("filled", losses(lambda w: squares(holed.nan_to_num(), w)))

tell("root of 0", losses(root))
tell("root of 0 and a bit", losses(lambda w: root(w, under=1e-12)))
with warnings.catch_warnings(), torch.autograd.set_detect_anomaly(True):
    warnings.simplefilter("ignore")  # the warning shows the line of the root
    try:
        losses(root)
    except RuntimeError as error:
        print(f"anomaly: {error}")

scores, target = (200.0, 0.0), torch.tensor(1)
tell("log of softmax", losses(surprise, scores))
tell("cross_entropy", losses(lambda w: cross_entropy(w, target), scores))

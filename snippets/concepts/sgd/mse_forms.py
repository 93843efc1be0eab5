"""The squared error in five scalings, and the learning rate that fits each."""

import torch
from torch.nn import functional as F

torch.manual_seed(0)
inputs = torch.randn(50, 3)
targets = torch.randn(50, 2)  # two numbers to predict for each example


def mean_over_examples(predictions, targets):
    """Squared lengths of the error vectors, averaged over the examples."""
    return (predictions - targets).square().sum(dim=1).mean()


forms = {
    "half": lambda p, t: F.mse_loss(p, t) / 2,
    "sum": lambda p, t: F.mse_loss(p, t, reduction="sum"),
    "by example": mean_over_examples,
    # With variance 1 everywhere, and its constant left out
    "Gaussian": lambda p, t: F.gaussian_nll_loss(p, t, torch.ones_like(p)),
}


def trained(loss_of, lr):
    """The weights after 50 steps, and the first gradient of one of them."""
    weights = torch.zeros(3, 2, requires_grad=True)
    optimizer = torch.optim.SGD([weights], lr=lr)
    for step in range(50):
        optimizer.zero_grad()
        loss_of(inputs @ weights, targets).backward()
        if step == 0:
            first = weights.grad[0, 0].item()
        optimizer.step()
    return weights.detach(), first


lrs = {"half": 0.2, "sum": 0.001, "by example": 0.05, "Gaussian": 0.2}
reference, unit = trained(F.mse_loss, lr=0.1)
for name, loss_of in forms.items():
    weights, gradient = trained(loss_of, lrs[name])
    same = torch.allclose(weights, reference, atol=1e-6)
    print(f"gradient, {name}: {gradient / unit:.4g} times that of the mean")
    print(f"the mean's weights, {name}, lr {lrs[name]}: {same}")

"""Dropout from scratch, beside PyTorch's."""

from itertools import product

import torch
from torch import nn


class Dropout(nn.Module):
    """Zeroes each element with probability p while training."""

    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError(f"p is a probability between 0 and 1, not {p}")
        self.p = p

    # --8<-- [start:core]
    def forward(self, x):
        if not self.training or self.p == 0:
            return x  # prediction: the identity
        keep = torch.empty_like(x).bernoulli_(1 - self.p)  # r: 1 or 0
        scale = 1 / (1 - self.p) if self.p < 1 else 0.0  # p = 1 keeps none
        return x * (keep * scale)  # the gradient takes this mask too

    # --8<-- [end:core]


# --8<-- [start:proof]
def run(layer, x, seed):
    """Output and gradient, with the mask that this seed draws."""
    torch.manual_seed(seed)
    x = x.clone().requires_grad_()
    y = layer(x)
    y.sin().sum().backward()  # a loss whose gradient differs by element
    return torch.stack([y.detach(), x.grad])


probabilities = [0, 0.1, 0.25, 0.5, 0.9, 1]
shapes = [(7,), (3, 5), (2, 3, 4), (2, 3, 4, 4)]
modes = [True, False]  # training, prediction
cases = list(product(probabilities, shapes, modes))
agree = 0
for seed, (p, shape, training) in enumerate(cases):
    x = torch.randn(shape, dtype=torch.float64)
    layers = Dropout(p).train(training), nn.Dropout(p).train(training)
    ours, theirs = (run(layer, x, seed) for layer in layers)
    agree += torch.allclose(ours, theirs, rtol=1e-12, atol=0)
print(f"agrees with torch.nn.Dropout: {agree} of {len(cases)} cases")
# --8<-- [end:proof]

# --8<-- [start:statistics]
torch.manual_seed(0)
y = Dropout(p=0.3)(torch.ones(1_000_000))
# 4.9 standard deviations: a right layer leaves this range once in a million.
allowed = 4.9 * (0.3 * 0.7 / len(y)) ** 0.5
print(f"share zeroed at p = 0.3: {(y == 0).float().mean():.4f}")
print(f"allowed: 0.3 ± {allowed:.4f}")
print(f"mean of a million ones after it: {y.mean():.3f}")
print(f"variance after it: {y.var():.3f}, p/(1 − p) = {0.3 / 0.7:.3f}")
# --8<-- [end:statistics]

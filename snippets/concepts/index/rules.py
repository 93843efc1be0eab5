"""Seven optimizers, one step: only the direction differs."""

from collections import defaultdict

import torch


# --8<-- [start:rules]
# g: gradient, w: weight, t: number of the step, from 1; kept: starts at 0
def sgd(g, w, t, kept):
    return g


def momentum(g, w, t, kept):
    kept["b"] = 0.9 * kept["b"] + g
    return kept["b"]


def nesterov(g, w, t, kept):
    return g + 0.9 * momentum(g, w, t, kept)


def adagrad(g, w, t, kept):
    kept["sum"] = kept["sum"] + g**2
    return g / (kept["sum"].sqrt() + 1e-10)


def rmsprop(g, w, t, kept):
    kept["v"] = 0.99 * kept["v"] + 0.01 * g**2
    return g / (kept["v"].sqrt() + 1e-8)


def adam(g, w, t, kept):
    kept["m"] = 0.9 * kept["m"] + 0.1 * g
    kept["v"] = 0.999 * kept["v"] + 0.001 * g**2
    m, v = kept["m"] / (1 - 0.9**t), kept["v"] / (1 - 0.999**t)
    return m / (v.sqrt() + 1e-8)


def adamw(g, w, t, kept):
    return adam(g, w, t, kept) + 0.01 * w  # w before the step


# --8<-- [end:rules]

optim = torch.optim
heavy = {"momentum": 0.9}
RULES = [
    (sgd, optim.SGD, {}),
    (momentum, optim.SGD, heavy),
    (nesterov, optim.SGD, {**heavy, "nesterov": True}),
    (adagrad, optim.Adagrad, {}),
    (rmsprop, optim.RMSprop, {}),
    (adam, optim.Adam, {}),
    (adamw, optim.AdamW, {}),
]
torch.manual_seed(0)
gradients = torch.randn(20, 5, dtype=torch.float64)
start = torch.randn(5, dtype=torch.float64)

agree = 0
for direction, kind, options in RULES:
    ours, kept = start, defaultdict(float)
    theirs = torch.nn.Parameter(start.clone())
    optimizer = kind([theirs], lr=0.1, **options)
    for t, g in enumerate(gradients, start=1):
        ours = ours - 0.1 * direction(g, ours, t, kept)
        theirs.grad = g.clone()
        optimizer.step()
    agree += torch.allclose(ours, theirs.detach(), rtol=1e-12, atol=0)
print(f"agrees with torch.optim after 20 steps: {agree} of {len(RULES)}")

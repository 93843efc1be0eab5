"""L1 beside L2: which of them makes weights exactly 0, and how."""

import torch
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Lasso
from sklearn.preprocessing import scale

X, y = map(scale, load_diabetes(return_X_y=True))  # 442 × 10
inputs, targets = torch.tensor(X), torch.tensor(y)
c = lr = 0.1  # the strength of the penalty; the learning rate


def train(l1=0.0, towards_0=0.0, weight_decay=0.0):
    w = torch.zeros(10, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr, weight_decay=weight_decay)
    for _ in range(3000):
        optimizer.zero_grad()
        loss = (inputs @ w - targets).square().mean() + l1 * w.abs().sum()
        loss.backward()
        optimizer.step()
        with torch.no_grad():  # after the step: never past 0
            w.copy_(w.sign() * (w.abs() - lr * towards_0).clamp(min=0))
    return w.detach()


lasso = Lasso(alpha=c / 2, fit_intercept=False).fit(X, y).coef_
for name, w in [
    ("L2", train(weight_decay=c)),
    ("L1 in the loss", train(l1=c)),
    ("L1 after the step", train(towards_0=c)),
    ("lasso", torch.tensor(lasso)),
]:
    print(f"{name}, weights exactly 0: {(w == 0).sum()} of 10")
    print(f"{name}, from lasso: {(w - torch.tensor(lasso)).abs().max():.3f}")

"""One decay, written as an argument, as a penalty and as ridge regression."""

import numpy as np
import torch
from sklearn.linear_model import Ridge

torch.manual_seed(0)
n, decay = 50, 0.1
inputs = torch.randn(n, 4, dtype=torch.float64)
targets = torch.randn(n, dtype=torch.float64)


def train(kind, penalty=0.0, **options):
    """The weights after 2,000 steps on MSE + penalty · ‖w‖²."""
    weights = torch.zeros(4, dtype=torch.float64, requires_grad=True)
    optimizer = kind([weights], lr=0.02, **options)
    for _ in range(2000):
        optimizer.zero_grad()
        mse = (inputs @ weights - targets).square().mean()
        (mse + penalty * weights.square().sum()).backward()
        optimizer.step()
    return weights.detach().numpy()


def apart(weights, others):
    return f"{np.abs(weights - others).max():.4f} apart"


# --8<-- [start:penalty]
SGD = torch.optim.SGD
argument = train(SGD, weight_decay=decay)  # adds decay · w to the gradient
print("penalty decay/2:", apart(argument, train(SGD, penalty=decay / 2)))
print("penalty decay:", apart(argument, train(SGD, penalty=decay)))
twice = train(SGD, weight_decay=2 * decay)
print("penalty decay, argument twice:", apart(twice, train(SGD, decay)))
# --8<-- [end:penalty]

# --8<-- [start:ridge]
ridge = Ridge(alpha=n * decay / 2, fit_intercept=False)
ridge.fit(inputs.numpy(), targets.numpy())
print("ridge, alpha n·decay/2:", apart(argument, ridge.coef_))
# --8<-- [end:ridge]

# --8<-- [start:adam]
Adam, AdamW = torch.optim.Adam, torch.optim.AdamW
l2 = train(Adam, weight_decay=decay)
print("Adam, penalty decay/2:", apart(l2, train(Adam, penalty=decay / 2)))
decoupled = train(AdamW, weight_decay=decay)
print("Adam and AdamW:", apart(l2, decoupled))
print("AdamW and SGD without any penalty:", apart(decoupled, train(SGD)))
# --8<-- [end:adam]

"""Targets (N,) against predictions (N, 1): training that learns one number."""

import torch
from torch import nn
from torch.nn.functional import mse_loss

torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([1.0, -2.0, 0.5])  # shape (100,)


def train(loss_of):
    """The loss after training, each prediction beside its own target."""
    torch.manual_seed(1)
    model = nn.Linear(3, 1)  # predictions (100, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(200):
        optimizer.zero_grad()
        loss_of(model(inputs)).backward()
        optimizer.step()
    with torch.no_grad():
        return mse_loss(model(inputs).squeeze(1), targets)


print(f"variance of the targets: {targets.var(correction=0):.2f}")
# --8<-- [start:wrong_size]
loss = train(lambda predicted: mse_loss(predicted, targets))
print(f"loss after training, targets (100,): {loss:.2f}")
# --8<-- [end:wrong_size]

# --8<-- [start:right]
column = targets.unsqueeze(1)  # shape (100, 1), as the predictions have
loss = train(lambda predicted: mse_loss(predicted, column))
print(f"loss after training, targets (100, 1): {loss:.2f}")
# --8<-- [end:right]

# --8<-- [start:wrong_logits]
yes = (targets > 0).float()
try:
    nn.BCEWithLogitsLoss()(nn.Linear(3, 1)(inputs), yes)
except ValueError as error:
    print(f"BCEWithLogitsLoss: {error}")
# --8<-- [end:wrong_logits]

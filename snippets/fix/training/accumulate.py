"""Gradients that add up by mistake, and on purpose: a large batch in parts."""

import torch
from torch import nn

torch.manual_seed(0)
inputs, targets = torch.randn(32, 3), torch.randn(32, 1)
model = nn.Linear(3, 1)
loss_of = nn.MSELoss()

# --8<-- [start:whole]
loss_of(model(inputs), targets).backward()
whole = model.weight.grad.clone()
# --8<-- [end:whole]

# --8<-- [start:wrong_twice]
loss_of(model(inputs), targets).backward()  # no zero_grad() before it
print(f"gradient, times: {(model.weight.grad / whole).mean():.3g}")
# --8<-- [end:wrong_twice]

# --8<-- [start:parts]
model.zero_grad()  # once, before the four parts
for part in torch.arange(32).split(8):
    loss = loss_of(model(inputs[part]), targets[part]) / 4
    loss.backward()  # adds up: the mean of four means
# --8<-- [end:parts]
same = torch.allclose(model.weight.grad, whole)
print(f"four parts of 8 give the gradient of 32: {same}")

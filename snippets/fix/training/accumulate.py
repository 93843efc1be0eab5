"""Gradients that add up by mistake, and on purpose: a large batch in parts."""

import torch
from torch import nn

torch.manual_seed(0)
inputs, targets = torch.randn(32, 3), torch.randn(32, 1)
model = nn.Linear(3, 1)
loss_of = nn.MSELoss()

loss_of(model(inputs), targets).backward()
whole = model.weight.grad.clone()

loss_of(model(inputs), targets).backward()  # no zero_grad() before it
print(f"gradient, times: {(model.weight.grad / whole).mean():.3g}")

model.zero_grad()  # once, before the four parts
for part in torch.arange(32).split(10):  # 10, 10, 10 and 2 rows
    loss = loss_of(model(inputs[part]), targets[part])
    (loss * len(part) / 32).backward()  # adds up: each part has its weight
same = torch.allclose(model.weight.grad, whole)
print(f"four parts give the gradient of 32: {same}")

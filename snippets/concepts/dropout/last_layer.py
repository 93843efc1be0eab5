"""Dropout after the last layer teaches the wrong number."""

import torch
from torch import nn

targets = torch.full((10_000, 1), 10.0)  # the answer is always 10
inputs = torch.ones(10_000, 1)

for p in (0.2, 0.5):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(1, 1), nn.Dropout(p))  # wrong place
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(inputs), targets)
        loss.backward()
        optimizer.step()
    model.eval()
    print(f"learned with p = {p}: {model(inputs[:1]).item():.1f}")
    print(f"loss that stays with p = {p}: {loss.item():.0f}")

"""AdamW as large language models use it: groups, warm-up, clipping."""

import math

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(8, 32), nn.LayerNorm(32), nn.Linear(32, 1))
inputs = torch.randn(256, 8)
targets = inputs[:, :1] * inputs[:, 1:2]
steps, warm_up, floor = 300, 20, 0.1

# --8<-- [start:recipe]
# No decay on biases and on the scales of norms: they have one dimension.
matrices = [p for p in model.parameters() if p.dim() >= 2]
others = [p for p in model.parameters() if p.dim() < 2]
groups = [
    {"params": matrices, "weight_decay": 0.1},
    {"params": others, "weight_decay": 0.0},
]
optimizer = torch.optim.AdamW(groups, lr=0.01, betas=(0.9, 0.95), eps=1e-8)


def share(step):
    """Of the learning rate: a straight line up, then a cosine to a tenth."""
    if step < warm_up:
        return (step + 1) / warm_up
    done = (step - warm_up) / (steps - warm_up)
    return floor + (1 - floor) * (1 + math.cos(math.pi * done)) / 2


schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, share)
for step in range(steps):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(inputs), targets)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    schedule.step()
    if step in (0, warm_up, steps - 1):
        rate = 0.01 * share(step)
        print(f"step {step + 1}: lr {rate:.4f}, loss {loss.item():.2f}")
# --8<-- [end:recipe]

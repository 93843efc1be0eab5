"""Decay the weights of layers, leave out biases and norm scales."""

# --8<-- [start:groups]
import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(20, 50), nn.LayerNorm(50), nn.ReLU(), nn.Linear(50, 1)
)

decayed = [p for p in model.parameters() if p.ndim >= 2]
left_out = [p for p in model.parameters() if p.ndim < 2]
optimizer = torch.optim.AdamW(
    [
        {"params": decayed, "weight_decay": 0.01},
        {"params": left_out, "weight_decay": 0.0},
    ],
    lr=0.001,
)
# --8<-- [end:groups]

# --8<-- [start:names]
for name, parameter in model.named_parameters():
    verdict = "decayed" if parameter.ndim >= 2 else "left out"
    print(f"{name}, {tuple(parameter.shape)}: {verdict}")
# --8<-- [end:names]

"""Answer: let only dropout be random at prediction (MC dropout)."""

import torch
from torch import nn


def switch_on_dropout(model):
    """Prediction mode for all layers but nn.Dropout, at any depth."""
    model.eval()
    for layer in model.modules():
        if isinstance(layer, nn.Dropout):
            layer.train()


def check():
    torch.manual_seed(0)
    block = nn.Sequential(nn.Linear(4, 64), nn.BatchNorm1d(64), nn.Dropout(0.5))
    model = nn.Sequential(block, nn.ReLU(), nn.Linear(64, 1))
    x = torch.randn(8, 4) + 5
    model(x)  # a step of training, for batch norm's statistics
    stored = block[1].running_mean.clone()
    switch_on_dropout(model)
    samples = torch.stack([model(x).detach() for _ in range(20)])
    assert samples.std(dim=0).min() > 0, "every call gives the same answer"
    moved = (block[1].running_mean - stored).abs().max()
    assert moved == 0, f"batch norm learned from the test: {moved:.2f}"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

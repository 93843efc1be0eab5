"""Dropout layers back on, and still no spread: the transformer's fast path."""

import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(16, nhead=2, dropout=0.5, batch_first=True)
model = nn.TransformerEncoder(layer, num_layers=2)
x = torch.randn(4, 5, 16)  # four texts of five vectors


def spread():
    """Largest standard deviation over twenty predictions."""
    with torch.no_grad():
        samples = torch.stack([model(x) for _ in range(20)])
    return samples.std(dim=0).max()


model.eval()
for part in model.modules():
    if isinstance(part, nn.Dropout):
        part.train()
print(f"spread, dropout layers in train(): {spread():.1f}")
for part in model.modules():
    if isinstance(part, nn.TransformerEncoderLayer):
        part.train()
print(f"spread, encoder layers in train(): {spread():.1f}")

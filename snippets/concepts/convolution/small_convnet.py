"""A small convnet, layer by layer: sizes and parameters."""

import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(1, 10, kernel_size=3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),  # the largest of every 2 × 2 numbers
    nn.Conv2d(10, 14, kernel_size=3, padding=1),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),  # 14 channels of 3 × 3, in a row
    nn.Linear(14 * 3 * 3, 10),  # a score for each digit
)

x = torch.zeros(1, 1, 12, 12)  # one grey image
print("image:", " × ".join(map(str, x.shape[1:])))
sizes = []
for number, layer in enumerate(net, start=1):
    x = layer(x)
    shape = " × ".join(map(str, x.shape[1:]))
    count = sum(p.numel() for p in layer.parameters())
    print(f"{number} {type(layer).__name__}: {shape}, {count} parameters")
    if not isinstance(layer, nn.ReLU | nn.Flatten):  # these keep all numbers
        sizes.append(f"{type(layer).__name__} {shape}")
print("sizes:", " → ".join(sizes))
print("all parameters:", sum(p.numel() for p in net.parameters()))

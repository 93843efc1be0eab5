"""What layers=[100, 50] means: the widths of the hidden layers."""

from itertools import pairwise

from torch import nn

# --8<-- [start:network]
inputs, layers, outputs = 12, [100, 50], 5  # 12 numbers describe a review

sizes = [inputs, *layers, outputs]
parts = []
for n, m in pairwise(sizes):
    parts += [nn.Linear(n, m), nn.ReLU()]
network = nn.Sequential(*parts[:-1])  # no ReLU after the last
# --8<-- [end:network]

for part in network[::2]:
    shape = tuple(part.weight.shape)
    print(f"weights from {part.in_features} to {part.out_features}: {shape}")
print(f"hidden layers: {len(layers)}")

"""One value per channel has no variance: training raises."""

import torch
from torch import nn

torch.manual_seed(0)
layer = nn.BatchNorm1d(3)

# --8<-- [start:wrong_one_value]
try:
    layer(torch.randn(1, 3))  # a batch of one
except ValueError as error:
    print(f"ValueError: {error}")
# --8<-- [end:wrong_one_value]

image = nn.BatchNorm2d(3)(torch.randn(1, 3, 4, 4))  # 16 values per channel
print("one image in training:", tuple(image.shape))
row = layer.eval()(torch.randn(1, 3))  # needs no statistics of its batch
print("one row in eval():", tuple(row.shape))

# --8<-- [start:drop_last]
rows = torch.utils.data.TensorDataset(torch.randn(65, 3))
batches = torch.utils.data.DataLoader(rows, batch_size=32, drop_last=True)
print("batches of 65 rows:", [len(batch) for [batch] in batches])
# --8<-- [end:drop_last]

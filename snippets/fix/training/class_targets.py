"""Which targets are refused, and which are taken."""

import torch
from torch import nn

scores = torch.zeros(4, 3)  # 4 examples, 3 classes
loss_of = nn.CrossEntropyLoss()
numbers = torch.tensor([[0.0], [2.0], [1.0], [0.0]])  # from a table: (4, 1)
labels = torch.tensor([1, 3, 2, 1])  # counted from 1

# --8<-- [start:wrong_column]
try:
    loss_of(scores, numbers)
except RuntimeError as error:
    print(f"a column: {error}")
# --8<-- [end:wrong_column]

# --8<-- [start:wrong_floats]
try:
    loss_of(scores, numbers.squeeze(1))
except RuntimeError as error:
    print(f"floats: {error}")
# --8<-- [end:wrong_floats]

# --8<-- [start:wrong_labels]
try:
    loss_of(scores, labels)
except IndexError as error:
    print(f"counted from 1: {error}")
# --8<-- [end:wrong_labels]

# --8<-- [start:right]
print(f"loss: {loss_of(scores, numbers.squeeze(1).long()):.4f}")
print(f"loss, counted from 0: {loss_of(scores, labels - 1):.4f}")
# --8<-- [end:right]

"""CrossEntropyLoss: which targets it refuses, and what to write instead."""

import torch
from torch import nn
from torch.nn.functional import one_hot

loss_of = nn.CrossEntropyLoss()
scores = torch.randn(4, 3, generator=torch.manual_seed(0))  # 4 rows, 3 classes
right = torch.tensor([0, 2, 1, 0])  # the number of the class, from 0
column = right.unsqueeze(1)  # as from a table: (4, 1)
from_one = right + 1


def refused(targets):
    try:
        loss_of(scores, targets)
    except (RuntimeError, IndexError) as error:
        return error


print("a column:", refused(column))
print("floats:", refused(right.float()))
print("one-hot:", refused(one_hot(right)))
print("counted from 1:", refused(from_one))

mended = {
    "right": right,
    "squeeze(1)": column.squeeze(1),
    "long()": right.float().long(),
    "argmax(dim=1)": one_hot(right).argmax(dim=1),
    "minus 1": from_one - 1,
}
for name, targets in mended.items():
    print(f"loss, {name}: {loss_of(scores, targets):.4f}")

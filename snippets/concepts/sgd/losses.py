"""Which loss for which output, each computed by hand and by PyTorch."""

import torch
from torch import nn

# --8<-- [start:numbers]
# A number: the prediction is that number.
prediction, target = torch.tensor([[2.5], [0.0]]), torch.tensor([[3.0], [2.0]])
by_hand = ((prediction - target) ** 2).mean()
print(f"MSE: {nn.MSELoss()(prediction, target):.4f}")
print(f"MSE by hand: {by_hand:.4f}")
by_hand = (prediction - target).abs().mean()
print(f"L1: {nn.L1Loss()(prediction, target):.4f}")
print(f"L1 by hand: {by_hand:.4f}")
# --8<-- [end:numbers]

# --8<-- [start:classes]
# One class of three: three scores a row, the target is the class's index.
scores, index = torch.tensor([[2.0, 1.0, 0.0]]), torch.tensor([0])
probabilities = scores.exp() / scores.exp().sum()  # softmax
by_hand = -probabilities[0, 0].log()
print(f"cross-entropy: {nn.CrossEntropyLoss()(scores, index):.4f}")
print(f"cross-entropy by hand: {by_hand:.4f}")
twice = nn.CrossEntropyLoss()(scores.softmax(dim=1), index)
print(f"cross-entropy after softmax, wrong: {twice:.4f}")
sure = torch.tensor([[50.0, 0.0, 0.0]])
print(f"sure and right: {nn.CrossEntropyLoss()(sure, index):.4f}")
twice = nn.CrossEntropyLoss()(sure.softmax(dim=1), index)
print(f"sure and right after softmax, wrong: {twice:.4f}")
certain = torch.eye(1, 1000)  # what softmax makes of it, for 1000 classes
twice = nn.CrossEntropyLoss()(certain, index)
print(f"the same with 1000 classes: {twice:.1f}")
# --8<-- [end:classes]

# --8<-- [start:yes_or_no]
# Yes or no: one score, the target is 1.0 or 0.0.
score, answer = torch.tensor([[2.0]]), torch.tensor([[1.0]])
by_hand = -torch.log(1 / (1 + torch.exp(-score))).mean()
print(f"yes or no: {nn.BCEWithLogitsLoss()(score, answer):.4f}")
print(f"yes or no by hand: {by_hand:.4f}")
# --8<-- [end:yes_or_no]

"""A loss says how wrong, an optimizer makes it less: a whole training loop."""

# --8<-- [start:loop]
import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(200, 2)
targets = (inputs.prod(dim=1) > 0).long()  # class 1: both of the same sign

model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
loss_of = nn.CrossEntropyLoss()  # how wrong, in one number
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)  # how to step

for _ in range(30):
    for batch in torch.randperm(200).split(20):
        optimizer.zero_grad()
        loss = loss_of(model(inputs[batch]), targets[batch])
        loss.backward()  # the gradients
        optimizer.step()  # the step
# --8<-- [end:loop]

# --8<-- [start:metric]
scores = model(inputs)
right = (scores.argmax(dim=1) == targets).sum()  # the metric
print(f"loss after 30 epochs: {loss_of(scores, targets):.2f}")
print(f"right of 200: {right}")
# --8<-- [end:metric]

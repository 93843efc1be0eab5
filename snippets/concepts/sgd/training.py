"""Train a linear model with a loss and SGD."""

# --8<-- [start:loop]
import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])  # weights to find

model = nn.Linear(3, 1)
loss_of = nn.MSELoss()  # mean squared error
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for _ in range(20):  # epochs: passes through all rows
    for batch in torch.randperm(100).split(10):  # a batch is ten rows
        optimizer.zero_grad()  # forget the last gradient
        loss = loss_of(model(inputs[batch]), targets[batch])
        loss.backward()  # compute the gradient
        optimizer.step()  # move the weights against it
# --8<-- [end:loop]

# --8<-- [start:found]
print("weights:", [round(w, 2) for w in model.weight.flatten().tolist()])
print(f"loss on all examples: {loss_of(model(inputs), targets):.6f}")
# --8<-- [end:found]

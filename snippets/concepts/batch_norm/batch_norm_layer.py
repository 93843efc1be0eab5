"""Batch normalization in a network."""

# --8<-- [start:line]
import torch
from torch import nn

model = nn.Sequential(
    nn.Linear(64, 32, bias=False),  # the norm brings its own bias
    nn.BatchNorm1d(32),  # after nn.Conv2d: nn.BatchNorm2d(channels)
    nn.ReLU(),
    nn.Linear(32, 10),
)
model.train()  # before training: mean and variance of each batch
model.eval()  # before predicting: the running ones from training
# --8<-- [end:line]

# --8<-- [start:loop]
torch.manual_seed(0)
truth = torch.randn(64, 10)
inputs = torch.randn(4000, 64)
targets = (inputs @ truth).argmax(dim=1)  # ten classes to find

optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
model.train()
for _ in range(5):
    for batch in torch.randperm(4000).split(32):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs[batch]), targets[batch])
        loss.backward()
        optimizer.step()

model.eval()
with torch.no_grad():
    new = torch.randn(1000, 64)
    right = model(new).argmax(dim=1) == (new @ truth).argmax(dim=1)
print(f"share right of new rows: {right.float().mean():.1f} (guessing: 0.1)")
# --8<-- [end:loop]

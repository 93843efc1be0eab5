"""Resume training with the momentum buffer, or lose it."""

import copy

import torch

torch.manual_seed(0)
inputs = torch.randn(100, 5)
targets = torch.randn(100, 1)


def train(model, optimizer, steps):
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()


def new_optimizer(model):
    return torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)


model = torch.nn.Linear(5, 1)
optimizer = new_optimizer(model)
train(model, optimizer, steps=10)
# --8<-- [start:checkpoint]
checkpoint = copy.deepcopy(
    {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
)
# --8<-- [end:checkpoint]
before = model.weight.detach().clone()
train(model, optimizer, steps=10)  # what an uninterrupted run reaches
moved = (model.weight - before).abs().max().item()
print(f"largest move in ten steps: {moved:.3f}")

for saved in ("model only", "model and optimizer"):
    resumed = torch.nn.Linear(5, 1)
    resumed.load_state_dict(checkpoint["model"])
    optimizer = new_optimizer(resumed)
    if "optimizer" in saved:
        optimizer.load_state_dict(checkpoint["optimizer"])
    train(resumed, optimizer, steps=10)
    off = (resumed.weight - model.weight).abs().max().item()
    print(f"off by, {saved}: {off:.3f}")

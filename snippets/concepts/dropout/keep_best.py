"""Early stopping: keep the weights of the least validation loss."""

import copy

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
pixels, digits = load_digits(return_X_y=True)  # images of 8 × 8 pixels
order = torch.randperm(len(pixels))
x = torch.tensor(pixels / 16, dtype=torch.float32)[order]
true = torch.tensor(digits)[order]
other = (true + torch.randint(1, 10, true.shape)) % 10
y = torch.where(torch.rand(len(true)) < 0.2, other, true)  # a fifth wrong
train, valid, new = slice(200), slice(200, 250), slice(250, None)
model = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)


def one_epoch():
    model.train()
    for batch in torch.randperm(200).split(20):
        optimizer.zero_grad()
        cross_entropy(model(x[train][batch]), y[train][batch]).backward()
        optimizer.step()


def accuracy():
    with torch.no_grad():
        right = model.eval()(x[new]).argmax(dim=1) == true[new]
    return 100 * right.float().mean()


# --8<-- [start:loop]
least = float("inf")
for epoch in range(1, 81):
    one_epoch()
    with torch.no_grad():
        loss = cross_entropy(model.eval()(x[valid]), y[valid]).item()
    if loss < least:
        least, stop = loss, epoch
        best = copy.deepcopy(model.state_dict())  # a copy: training goes on
print(f"accuracy after 80 epochs: {accuracy():.0f}")
model.load_state_dict(best)
# --8<-- [end:loop]
print(f"accuracy with the kept weights: {accuracy():.0f}")
print(f"epoch that was kept: {stop}")

"""Choose a loss function and an optimizer."""

# --8<-- [start:roles]
import torch
from torch import nn

model = nn.Linear(1, 1)
loss_function = nn.MSELoss()  # says how wrong the model is
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)  # changes the model
# --8<-- [end:roles]

x = torch.tensor([[0.0], [1.0], [2.0], [3.0]])
y = 2 * x + 5

for loss_function in (nn.MSELoss(), nn.L1Loss()):
    for kind in (torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop):
        torch.manual_seed(0)  # the same weights each time
        model = nn.Linear(1, 1)
        optimizer = kind(model.parameters(), lr=0.01)
        before = loss_function(model(x), y)
        before.backward()
        optimizer.step()
        after = loss_function(model(x), y)
        names = f"{type(loss_function).__name__}, {kind.__name__}"
        print(f"{names}: {before.item():.2f} to {after.item():.2f}")

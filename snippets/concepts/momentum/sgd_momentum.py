"""Turn on momentum in PyTorch's SGD."""

# --8<-- [start:import]
import torch

# --8<-- [end:import]
torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])  # weights to find

# --8<-- [start:line]
# Put your own model here.
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(
    model.parameters(),
    lr=0.01,  # a tenth of the plain lr, here 0.1
    momentum=0.9,
)
# --8<-- [end:line]

for _ in range(200):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(inputs), targets)
    loss.backward()
    optimizer.step()

print("weights:", [round(w, 2) for w in model.weight.flatten().tolist()])

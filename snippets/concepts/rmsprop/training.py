"""Train with Adagrad or RMSprop in PyTorch."""

# --8<-- [start:line]
import torch

model = torch.nn.Linear(3, 1)
optimizer = torch.optim.RMSprop(model.parameters(), lr=0.001)
# or: torch.optim.Adagrad(model.parameters(), lr=0.1)
# --8<-- [end:line]

# --8<-- [start:loop]
torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])  # weights to find

for _ in range(3000):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(inputs), targets)
    loss.backward()
    optimizer.step()

print("weights:", [round(w, 2) for w in model.weight.flatten().tolist()])
# --8<-- [end:loop]

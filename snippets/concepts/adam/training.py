"""Train with AdamW in PyTorch."""

# --8<-- [start:line]
import torch

model = torch.nn.Linear(3, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01)
# --8<-- [end:line]

# --8<-- [start:loop]
torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[0.5], [-1.0], [0.2]])  # weights to find

for _ in range(3000):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(inputs), targets)
    loss.backward()
    optimizer.step()

print("weights:", [round(w, 1) for w in model.weight.flatten().tolist()])

weights = sum(p.numel() for p in model.parameters())
kept = sum(
    value.numel()
    for state in optimizer.state.values()
    for name, value in state.items()
    if name != "step"
)
print(f"numbers that AdamW keeps for each weight: {kept // weights}")
# --8<-- [end:loop]

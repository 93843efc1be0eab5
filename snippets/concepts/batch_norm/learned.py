"""What a network makes of γ and β: eight units that read digits."""

import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)

torch.manual_seed(0)
norm = nn.BatchNorm1d(8)
model = nn.Sequential(nn.Linear(64, 8), norm, nn.ReLU(), nn.Linear(8, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
for _ in range(20):
    for batch in torch.randperm(1797)[:1792].split(32):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs[batch]), targets[batch])
        loss.backward()
        optimizer.step()

with torch.no_grad():
    before_relu = model.eval()[:2](inputs)
gamma, beta = norm.weight.tolist(), norm.bias.tolist()
open_for = (before_relu > 0).float().mean(dim=0).tolist()
print("γ:", *[f"{value:.1f}" for value in gamma])
print("β:", *[f"{value:.1f}" for value in beta])
print("ReLU open (share of images):", *[f"{s:.1f}" for s in open_for])
print(f"smallest γ: {min(gamma):.1f}")
print(f"smallest β: {min(beta):.1f}")

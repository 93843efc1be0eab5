"""The training loss of a small network at four learning rates."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images
pixels = torch.tensor(pixels, dtype=torch.float32)
pixels = (pixels - pixels.mean()) / pixels.std()
digits = torch.tensor(digits)
loss_of = nn.CrossEntropyLoss()


def train(lr, seed, rows=1797, batch=100, epochs=20, later=None):
    """First loss on all rows, then the mean over the batches, by epoch."""
    torch.manual_seed(seed)
    hidden = [nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = [loss_of(model(pixels[:rows]), digits[:rows]).item()]
    for epoch in range(epochs):
        if later and epoch == 5:
            optimizer.param_groups[0]["lr"] = later
        losses = []
        for some in torch.randperm(rows).split(batch):
            optimizer.zero_grad()
            loss = loss_of(model(pixels[some]), digits[some])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history


print(f"ln 10: {torch.tensor(10.0).log():.3f}")
print(f"20 images by heart: {train(0.5, 0, rows=20, epochs=300)[-1]:.3f}")
print(f"loss after 20 epochs at 0.0001: {train(0.0001, 0)[-1]:.2f}")
for how, lr in [("lowered to 1 after 5 epochs at 10", 10), ("anew at 1", 1)]:
    low = sum(train(lr, seed, later=1)[-1] < 0.1 for seed in range(5))
    print(f"loss below 0.1, {how}: {low} of 5")
_, axes = plt.subplots(1, 4, figsize=(5.5, 2), sharex=True, sharey=True)
for ax, name, lr, color in [
    (axes[0], "too low", 0.01, "C1"),
    (axes[1], "good", 0.5, "C0"),
    (axes[2], "too high", 1.5, "C4"),
    (axes[3], "diverges", 10, "C3"),
]:
    runs = torch.tensor([train(lr, seed) for seed in range(5)])
    ax.axhline(2.303, color="C4", linestyle=":", linewidth=1)
    ax.plot(runs.T, color=color, linewidth=0.9)
    ax.set(title=f"{name}\nlr {lr}", xlabel="epochs", ylim=(0, 4.5))
first = runs[:, 0]
print(f"first loss: {first.min():.2f} to {first.max():.2f}")
axes[0].text(0.5, 2.6, "ln 10", color="C4")
axes[0].set(ylabel="training loss")
axes[0].set_xticks([0, 10, 20])
plt.show()

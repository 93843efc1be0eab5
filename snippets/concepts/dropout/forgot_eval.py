"""A whole training loop with dropout, and what you get without eval()."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
pixels, digits = load_digits(return_X_y=True)  # images of 8 × 8 pixels
images = torch.tensor(pixels / 16, dtype=torch.float32)
labels = torch.tensor(digits)
order = torch.randperm(len(images))
seen, new = order[:1000], order[1000:]
model = nn.Sequential(
    nn.Linear(64, 128), nn.ReLU(), nn.Dropout(p=0.5), nn.Linear(128, 10)
)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

for _ in range(30):
    model.train()
    for batch in torch.randperm(1000).split(50):
        rows = seen[batch]
        optimizer.zero_grad()
        scores = model(images[rows])
        nn.functional.cross_entropy(scores, labels[rows]).backward()
        optimizer.step()


def answers():
    with torch.no_grad():
        return model(images[new]).argmax(dim=1)


def loss(rows):
    with torch.no_grad():
        return nn.functional.cross_entropy(model(images[rows]), labels[rows])


def right(answer):
    return (answer == labels[new]).sum().item()


for mode in ("with eval()", "without eval()"):
    model.train(mode == "without eval()")  # model.eval() is train(False)
    print(f"right of {len(new)} new images, {mode}: {right(answers())}")
    differ = (answers() != answers()).sum().item()
    print(f"answers that differ between two calls, {mode}: {differ}")
    print(f"loss on the training images, {mode}: {loss(seen):.2f}")
    print(f"loss on the new images, {mode}: {loss(new):.2f}")

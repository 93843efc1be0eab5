"""Evaluation worse than training: is it the model, or how you evaluate?"""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
torch.manual_seed(0)
order = torch.randperm(1797)
images = torch.tensor(pixels, dtype=torch.float32)[order]
targets = torch.tensor(digits)[order]
old, new = slice(0, 200), slice(200, None)  # trained on 200, the rest is new
mean, deviation = images[old].mean(), images[old].std()

model = nn.Sequential(
    nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 10)
)
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
for _ in range(60):
    for batch in torch.randperm(200).split(20):
        optimizer.zero_grad()
        scores = model((images[batch] - mean) / deviation)
        cross_entropy(scores, targets[batch]).backward()
        optimizer.step()


# --8<-- [start:evaluate]
def evaluate(name, predict):
    """Accuracy on what was trained on and on new images, by the same way."""
    for which, rows in (("training images", old), ("new images", new)):
        with torch.no_grad():
            right = predict(images[rows]).argmax(dim=1) == targets[rows]
        print(f"{name}, {which}: {100 * right.float().mean():.1f} %")


# --8<-- [end:evaluate]

# --8<-- [start:wrong_ways]
model.train()
evaluate("no eval()", lambda raw: model((raw - mean) / deviation))
model.eval()
evaluate("not scaled", lambda raw: model(raw / 255))
# --8<-- [end:wrong_ways]

# --8<-- [start:right]
model.eval()
evaluate("right", lambda raw: model((raw - mean) / deviation))
# --8<-- [end:right]

"""A deep network that has hardly learned gives all inputs the same class."""

import torch
from sklearn.datasets import load_digits
from torch import nn

pixels, digits = load_digits(return_X_y=True)  # 1797 images, 8 × 8 pixels
inputs = torch.tensor(pixels / 16, dtype=torch.float32)
targets = torch.tensor(digits)

alike, frequent, shares = 0, 0, []
for seed in range(10):
    torch.manual_seed(seed)
    training, test = torch.randperm(1797).split([1347, 450])
    mean, std = inputs[training].mean(dim=0), inputs[training].std(dim=0)
    x = (inputs - mean) / (std + 0.01)
    layers = []
    for _ in range(6):  # PyTorch's own initial weights, no norm
        layers += [nn.Linear(64, 64), nn.ReLU()]
    model = nn.Sequential(*layers, nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(5):
        for batch in training[torch.randperm(1347)][:1344].split(32):
            optimizer.zero_grad()
            nn.functional.cross_entropy(
                model(x[batch]), targets[batch]
            ).backward()
            optimizer.step()
    answers = model(x[test]).argmax(dim=1).bincount(minlength=10)
    answer = answers.argmax()
    alike += int(answers[answer] > 0.9 * 450)
    frequent += int(targets[training].bincount().argmax() == answer)
    shares.append((targets[test] == answer).float().mean().item())

print(f"seeds with over 90 % of the answers alike: {alike} of 10")
print(f"seeds in which this digit leads in training: {frequent} of 10")
print(f"its share of the new digits: {100 * sum(shares) / 10:.1f} %")

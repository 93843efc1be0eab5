"""The answer without a network: a vote of the five nearest labelled images."""

import torch
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier

pixels, digits = load_digits(return_X_y=True)
right = []
for seed in range(10):  # the images and wrong labels of the networks
    torch.manual_seed(seed)
    order = torch.randperm(len(pixels))
    true = torch.tensor(digits)[order]
    other = (true + torch.randint(1, 10, true.shape)) % 10
    y = torch.where(torch.rand(len(true)) < 0.2, other, true)
    x = pixels[order]
    vote = KNeighborsClassifier(n_neighbors=5).fit(x[:200], y[:200])
    right.append(vote.score(x[250:], true[250:]))
print(f"accuracy of five neighbours: {100 * sum(right) / 10:.1f}")

"""What y_range does to a rating, and to the softmax of a classifier."""

import torch

low, high = 0.5, 5.5


def in_range(scores):
    return low + (high - low) * scores.sigmoid()


scores = torch.tensor([-1000.0, -2.0, 0.0, 2.0, 1000.0])
print("ratings:", [f"{y:.2f}" for y in in_range(scores).tolist()])
for top in (5, 4.75, 4.5):
    score = ((torch.tensor(top) - low) / (high - low)).logit()
    print(f"score that predicts {top}: {score:.2f}")
low = 1.0
score = ((torch.tensor(5.0) - low) / (5.0 - low)).logit()
print(f"score that predicts 5 in (1, 5): {score:.2f}")

# The best a classifier of five classes can do: one score high, four low.
low, high = 0.0, 5.5
scores = torch.tensor([1000.0, -1000.0, -1000.0, -1000.0, -1000.0])
largest = in_range(scores).softmax(dim=0).max()
print(f"largest softmax of five classes in (0, 5.5): {largest:.3f}")

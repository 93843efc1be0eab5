"""What y_range does to a rating, and to the softmax of a classifier."""

import torch


def in_range(scores, low, high):
    return low + (high - low) * scores.sigmoid()


scores = torch.tensor([-1000.0, -2.0, 0.0, 2.0, 1000.0])
print("ratings:", [f"{y:.2f}" for y in in_range(scores, 0.5, 5.5).tolist()])
score = ((torch.tensor(5.0) - 0.5) / 5).logit()
print(f"score that predicts 5: {score:.2f}")
score = ((torch.tensor(4.99) - 1) / 4).logit()
print(f"score that predicts 4.99 in (1, 5): {score:.1f}")
scores = torch.arange(0.0, 30.0, 0.1)  # the sigmoid's last digits run out
first = scores[in_range(scores, 1, 5) == 5][0]
print(f"score from which float32 says 5 in (1, 5): {first:.1f}")

# The best a classifier can do: one score high, all others low.
for high, classes in (5.5, 5), (1, 5), (5.5, 100):
    scores = torch.full((classes,), -1000.0)
    scores[0] = 1000.0
    largest = in_range(scores, 0, high).softmax(dim=0).max()
    print(f"largest softmax of {classes} classes in (0, {high}): {largest:.3f}")

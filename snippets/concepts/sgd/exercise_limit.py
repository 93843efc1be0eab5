"""Exercise: find the largest learning rate from the data."""

import numpy as np


def largest_lr(inputs):
    """The limit 2/λ for the mean squared error of a linear model."""
    raise NotImplementedError("write largest_lr()")


def check():
    inputs = np.random.default_rng(0).standard_normal((50, 3))
    for unit, data in [("cm", inputs), ("mm", 10 * inputs)]:
        for share in (0.99, 1.01):
            lr = share * largest_lr(data)
            weights = np.ones(3)  # all targets are 0, and so is the optimum
            for _ in range(300):
                gradient = 2 / len(data) * data.T @ (data @ weights)
                weights = weights - lr * gradient
            converges = np.abs(weights).max() < 0.1
            hint = f"in {unit}, {share} of what you return converges: "
            assert converges == (share < 1), hint + str(converges)


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

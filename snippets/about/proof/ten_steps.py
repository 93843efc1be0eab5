"""Ten steps of gradient descent on the loss w², from w = 1."""

w = 1.0
for _ in range(10):
    w = w - 0.1 * 2 * w  # the gradient of w² is 2w
print(f"weight: {w:.3f}")

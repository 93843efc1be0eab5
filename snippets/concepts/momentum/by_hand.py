"""Two steps of momentum by hand, for the gradients 0.59 and 0.74."""

weight, lr, momentum = 1.0, 0.2, 0.9

buffer = 0.59  # the first step: the buffer is the gradient
weight = weight - lr * buffer
print(f"buffer after step 1: {buffer:.4g}")
print(f"weight after step 1: {weight:.4g}")

buffer = momentum * buffer + 0.74
weight = weight - lr * buffer
print(f"buffer after step 2: {buffer:.4g}")
print(f"weight after step 2: {weight:.4g}")

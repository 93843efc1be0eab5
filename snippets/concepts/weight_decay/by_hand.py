"""Two steps of SGD with weight decay by hand, gradients 0.59 and 0.74."""

import torch

# --8<-- [start:hand]
weight, lr, decay = 1.0, 0.2, 0.1
for step, gradient in [(1, 0.59), (2, 0.74)]:
    total = gradient + decay * weight  # the weight, not its square
    weight = weight - lr * total
    print(f"gradient with decay, step {step}: {total:.4g}")
    print(f"weight after step {step}: {weight:.4g}")
# --8<-- [end:hand]

# --8<-- [start:torch]
parameter = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([parameter], lr=0.2, weight_decay=0.1)
for gradient in (0.59, 0.74):
    parameter.grad = torch.tensor(gradient)
    optimizer.step()
print(f"weight after step 2, PyTorch: {parameter.item():.4g}")
# --8<-- [end:torch]

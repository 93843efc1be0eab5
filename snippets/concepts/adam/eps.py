"""What eps does: it fades out small gradients, and needs its digits."""

import torch


def first_step(gradient, eps=1e-8, dtype=torch.float32):
    """How far the first step goes, in units of lr."""
    weight = torch.zeros(1, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=1.0, eps=eps)
    weight.grad = torch.tensor([gradient], dtype=dtype)
    optimizer.step()
    return -weight.item()


# --8<-- [start:knob]
for eps in (1e-8, 1e-3, 1.0):
    for gradient in (0.0001, 0.01):
        step = first_step(gradient, eps)
        print(f"eps {eps:g}, gradient {gradient:g}: {step:.2g} lr")
# --8<-- [end:knob]

# --8<-- [start:half]
print("gradient 0 in float16:", first_step(0.0, dtype=torch.float16))
print("gradient 0.0001 in float16:", first_step(0.0001, dtype=torch.float16))
print("gradient 0.01 in float16:", first_step(0.01, dtype=torch.float16))
print("gradient 0 in bfloat16:", first_step(0.0, dtype=torch.bfloat16))

for name, dtype in [("float16", torch.float16), ("float32", torch.float32)]:
    weight = torch.zeros(1, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=0.001, fused=True)
    for _ in range(200):
        weight.grad = torch.tensor([0.0001], dtype=dtype)
        optimizer.step()
    print(f"200 steps with fused=True in {name}: {-weight.item():.1f}")
# --8<-- [end:half]

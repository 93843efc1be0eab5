"""Two steps of Adam by hand, for the gradients 0.59 and 0.74."""

import statistics

import torch

# --8<-- [start:hand]
weight, lr, beta1, beta2, eps = 1.0, 0.1, 0.9, 0.999, 1e-8
m = v = 0.0

for t, g in [(1, 0.59), (2, 0.74)]:
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    step = lr * m_hat / (v_hat**0.5 + eps)
    weight = weight - step
    print(f"m after step {t}: {m:.4g}")
    print(f"v after step {t}: {v:.4g}")
    print(f"m̂ after step {t}: {m_hat:.4g}")
    print(f"v̂ after step {t}: {v_hat:.4g}")
    print(f"√v̂ after step {t}: {v_hat**0.5:.4g}")
    print(f"length of step {t}: {step:.4g}")
    print(f"weight after step {t}: {weight:.5g}")
# --8<-- [end:hand]

# --8<-- [start:torch]
parameter = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.Adam([parameter], lr=0.1)
for gradient in (0.59, 0.74):
    parameter.grad = torch.tensor(gradient)
    optimizer.step()
print(f"weight after step 2, PyTorch: {parameter.item():.5f}")
# --8<-- [end:torch]

spread = statistics.pstdev([0.59, 0.74])
print(f"standard deviation of the two gradients: {spread:.2g}")

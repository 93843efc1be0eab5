"""Two steps of Adagrad and of RMSProp by hand, for gradients 0.59 and 0.74."""

import torch

lr, alpha = 0.1, 0.99

# --8<-- [start:hand]
total, mean = 0.0, 0.0
for step, g in enumerate((0.59, 0.74), start=1):
    total = total + g**2
    mean = alpha * mean + (1 - alpha) * g**2
    print(f"sum after step {step}: {total:.4g}")
    print(f"mean after step {step}: {mean:.4g}")
    print(f"step {step}, Adagrad: {lr * g / total**0.5:.4g}")
    print(f"step {step}, RMSProp: {lr * g / mean**0.5:.4g}")
# --8<-- [end:hand]

# --8<-- [start:torch]
for optimizer_class in (torch.optim.Adagrad, torch.optim.RMSprop):
    weight = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer = optimizer_class([weight], lr=lr)
    for step, g in enumerate((0.59, 0.74), start=1):
        before = weight.item()
        weight.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        name = optimizer_class.__name__
        print(f"step {step}, torch's {name}: {before - weight.item():.4g}")
# --8<-- [end:torch]

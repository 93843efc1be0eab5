"""The faster form of Adam in the paper, and the eps that it needs."""

import torch


def faster_path(gradients, lr, eps, constant, beta1=0.9, beta2=0.999):
    """Weights with both corrections moved into the learning rate."""
    weight = m = v = 0.0
    points = []
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        root = (1 - beta2**t) ** 0.5
        eps_hat = eps if constant else eps * root
        weight -= lr * root / (1 - beta1**t) * m / (v**0.5 + eps_hat)
        points.append(weight)
    return torch.tensor(points, dtype=torch.float64)


def torch_path(gradients, lr, eps):
    weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer, points = torch.optim.Adam([weight], lr=lr, eps=eps), []
    for g in gradients:
        weight.grad = torch.tensor(g, dtype=torch.float64)
        optimizer.step()
        points.append(weight.item())
    return torch.tensor(points, dtype=torch.float64)


torch.manual_seed(0)
gradients = (torch.randn(1000, dtype=torch.float64) * 1e-6).tolist()
reference = torch_path(gradients, 0.1, 1e-8)
same = faster_path(gradients, 0.1, 1e-8, constant=False)
apart = (same / reference - 1).abs().max()
print("eps times the root is PyTorch's path:", (apart < 1e-9).item())

for eps in (1e-8, 1e-7):  # PyTorch's default, Keras's default
    step = -faster_path([1e-6], 0.1, eps, constant=True)[0].item()
    print(f"first step for gradient 1e-6, constant {eps:g}: {step:.3f}")
step = -torch_path([1e-6], 0.1, 1e-8)[0].item()
print(f"first step for gradient 1e-6, PyTorch: {step:.3f}")

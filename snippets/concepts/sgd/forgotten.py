"""A forgotten zero_grad, a forgotten nn.Parameter, the default rate."""

import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])
loss_of = nn.MSELoss()

# --8<-- [start:zero_grad]
weight = torch.tensor(1.0, requires_grad=True)
for _ in range(3):
    (weight**2).backward()  # the gradient of w² is 2w = 2
    print(f"gradient, never set to zero: {weight.grad:g}")
# --8<-- [end:zero_grad]


def final_loss(lr, zero=True):
    """The loss after 200 steps on all examples."""
    torch.manual_seed(1)
    model = nn.Linear(3, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(200):
        if zero:
            optimizer.zero_grad()
        loss = loss_of(model(inputs), targets)
        loss.backward()
        optimizer.step()
    return loss.item()


print(f"loss after 200 steps, lr 0.1: {final_loss(0.1):.4f}")
print(f"loss after 200 steps, no zero_grad: {final_loss(0.1, False):.1f}")
print(f"loss after 200 steps, default rate: {final_loss(0.001):.1f}")


# --8<-- [start:parameter]
class Scale(nn.Module):
    """Multiplies by two weights; only one of them is a parameter."""

    def __init__(self):
        super().__init__()
        self.seen = nn.Parameter(torch.ones(1))
        self.missed = torch.ones(1, requires_grad=True)


names = [name for name, _ in Scale().named_parameters()]
print(f"what the optimizer is given: {names}")
# --8<-- [end:parameter]

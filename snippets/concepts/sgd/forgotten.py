"""A forgotten zero_grad, a forgotten nn.Parameter, the default rate."""

import torch
from torch import nn

torch.manual_seed(0)
inputs = torch.randn(100, 3)
targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])
loss_of = nn.MSELoss()


def losses(lr, zero=True, steps=200, batch=100):
    """The loss on the batch before every step."""
    torch.manual_seed(1)
    model = nn.Linear(3, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for _ in range(steps):
        if zero:
            optimizer.zero_grad()
        some = torch.randperm(100)[:batch]
        loss = loss_of(model(inputs[some]), targets[some])
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history


print(f"loss before step 200, lr 0.1: {losses(0.1)[-1]:.4f}")
print(f"loss before step 200, default rate: {losses(0.001)[-1]:.1f}")
forgotten = losses(0.1, zero=False, steps=2000)
print(f"loss at the start: {forgotten[0]:.1f}")
late = forgotten[1000:]
print(f"no zero_grad, steps 1001 to 2000: {min(late):.1f} to {max(late):.1f}")
end = losses(0.1, zero=False, steps=2000, batch=10)[-1]
grown = end > 1e6 * forgotten[0]
print(f"no zero_grad, batches, above a million times the start: {grown}")


# --8<-- [start:parameter]
class Scale(nn.Module):
    """Has three weights; only the first is found."""

    def __init__(self):
        super().__init__()
        self.seen = nn.Parameter(torch.ones(1))
        self.missed = torch.ones(1, requires_grad=True)  # a plain tensor
        self.listed = [nn.Parameter(torch.ones(1))]  # in a plain list


names = [name for name, _ in Scale().named_parameters()]
print(f"what the optimizer is given: {names}")
# --8<-- [end:parameter]

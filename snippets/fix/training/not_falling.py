"""Loss does not fall: which parameters get a gradient, and which move?"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
inputs, targets = torch.randn(20, 8), torch.randint(0, 3, (20,))


def network():
    return nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 3))


def sgd(model, **options):
    return torch.optim.SGD(model.parameters(), **{"lr": 0.1, **options})


class Listed(nn.Module):
    """Keeps its layers in a list, where PyTorch does not see them."""

    def __init__(self):
        super().__init__()
        self.hidden = [nn.Linear(8, 64)]  # right: nn.ModuleList([…])
        self.last = nn.Linear(64, 3)

    def forward(self, x):
        return self.last(self.hidden[0](x).relu())


# --8<-- [start:check]
def check(name, model, optimizer):
    """One step, and what it did to every parameter."""
    before = [p.detach().clone() for p in model.parameters()]
    optimizer.zero_grad()
    cross_entropy(model(inputs), targets).backward()
    optimizer.step()
    after = list(model.parameters())
    moved = sum(
        not torch.equal(*pair) for pair in zip(before, after, strict=True)
    )
    graded = sum(p.grad is not None and bool(p.grad.any()) for p in after)
    print(f"{name}: {len(after)} listed, {graded} with gradient, {moved} moved")


# --8<-- [end:check]

model = network()
check("right", model, sgd(model))

# --8<-- [start:wrong_ways]
optimizer = sgd(network())  # of another one
check("optimizer of another model", network(), optimizer)
model = Listed()
check("layer in a list", model, sgd(model))
model = network().requires_grad_(False)
model[2].requires_grad_(True)
check("frozen", model, sgd(model))
model = network()
model[0].bias.data -= 100  # all hidden units below 0: the ReLU is dead
check("dead ReLU", model, sgd(model))
# --8<-- [end:wrong_ways]

# --8<-- [start:by_heart]
for lr in (0.001, 0.1):
    torch.manual_seed(0)
    model = network()
    optimizer = sgd(model, lr=lr, momentum=0.9)
    for _ in range(300):  # twenty rows, always the same
        optimizer.zero_grad()
        loss = cross_entropy(model(inputs), targets)
        loss.backward()
        optimizer.step()
    print(f"20 rows by heart, lr {lr}: {loss:.3f}")
# --8<-- [end:by_heart]

"""Loss does not fall: which parameters get a gradient, and which move?"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy


def check(model, optimizer, loss):
    """One step: how many parameters there are, get a gradient, and move."""
    parameters = list(model.parameters())
    before = [p.detach().clone() for p in parameters]
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    graded = sum(p.grad is not None and p.grad.any().item() for p in parameters)
    still = sum(map(torch.equal, parameters, before))
    return len(parameters), graded, len(parameters) - still


torch.manual_seed(0)
inputs, targets = torch.randn(20, 8), torch.randint(0, 3, (20,))


def network():
    return nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 3))


class Listed(nn.Module):
    """Keeps its layers in a list, where PyTorch does not see them."""

    def __init__(self):
        super().__init__()
        self.hidden = [nn.Linear(8, 64)]  # right: nn.ModuleList([…])
        self.last = nn.Linear(64, 3)

    def forward(self, x):
        return self.last(self.hidden[0](x).relu())


def tell(name, model, optimized=None):
    optimizer = torch.optim.SGD((optimized or model).parameters(), lr=0.1)
    if name == "replaced":
        model[2] = nn.Linear(64, 3)  # the optimizer keeps the old one
    print(
        f"{name}:",
        check(model, optimizer, cross_entropy(model(inputs), targets)),
    )


tell("right", network())
tell("optimizer of another model", network(), optimized=network())
tell("replaced", network())
tell("layer in a list", Listed())
frozen = network()
frozen[0].requires_grad_(False)
tell("frozen", frozen)
dead = network()
dead[0].bias.data -= 100  # all hidden units below 0: the ReLU is dead
tell("dead ReLU", dead)

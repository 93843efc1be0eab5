"""What backward() and numpy() refuse: no graph, a used graph, a graph."""

import torch
from torch import nn

torch.manual_seed(0)
inputs, targets = torch.randn(20, 3), torch.randint(0, 2, (20,))
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)


def of(scores):
    return nn.functional.cross_entropy(scores, targets)


def share_wrong():
    return (model(inputs).argmax(dim=1) != targets).float().mean()


cuts = {
    "argmax": share_wrong,
    "item": lambda: torch.tensor(of(model(inputs)).item()),
    "detach": lambda: of(model(inputs).detach()),
    "no_grad": torch.no_grad()(lambda: of(model(inputs))),
}
met = []
for name, loss in cuts.items():
    try:
        loss().backward()
    except RuntimeError as error:
        message, met = str(error), [*met, name]
print(f"message: {message}")
print(f"cut by: {', '.join(met)}")
share_wrong().requires_grad_().backward()  # silent, and in vain
print(f"gradient after requires_grad_(): {model.weight.grad}")


def train(penalty_of, **options):
    for _ in range(2):
        optimizer.zero_grad()
        (of(model(inputs)) + 0.01 * penalty_of()).backward(**options)
        optimizer.step()
    return "two steps made"


def penalty():
    return (model.weight**2).sum()


once = penalty()  # computed once, before the loop
try:
    train(lambda: once)
except RuntimeError as error:
    print("twice:", str(error).split(" (")[0])
once = penalty()
try:
    train(lambda: once, retain_graph=True)
except RuntimeError as error:
    print("retain_graph=True:", str(error).split(":")[0])
print("anew in every step:", train(penalty))

try:
    model(inputs).numpy()
except RuntimeError as error:
    print(f"numpy: {error}")

print("as an array:", model(inputs).detach().numpy().shape)

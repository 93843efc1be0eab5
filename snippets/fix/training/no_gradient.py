"""What backward() and numpy() refuse: no graph, a used graph, a graph."""

import torch
from torch import nn

torch.manual_seed(0)
inputs, targets = torch.randn(20, 3), torch.randint(0, 2, (20,))
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)


def of(scores):
    return nn.functional.cross_entropy(scores, targets)


# --8<-- [start:wrong_cuts]
cuts = {
    "argmax": lambda: (model(inputs).argmax(dim=1) != targets).float().mean(),
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
# --8<-- [end:wrong_cuts]

# --8<-- [start:wrong_twice]
penalty = (model.weight**2).sum()  # computed once, before the loop
try:
    for _ in range(2):
        loss = of(model(inputs))
        (loss + 0.01 * penalty).backward()
except RuntimeError as error:
    print("twice:", str(error).split(" (")[0])
# --8<-- [end:wrong_twice]

# --8<-- [start:right]
for _ in range(2):
    optimizer.zero_grad()
    loss = of(model(inputs))
    penalty = (model.weight**2).sum()  # anew in every step
    (loss + 0.01 * penalty).backward()
    optimizer.step()
    print("a step was made")
# --8<-- [end:right]

# --8<-- [start:wrong_numpy]
try:
    model(inputs).numpy()
except RuntimeError as error:
    print(f"numpy: {error}")
# --8<-- [end:wrong_numpy]

# --8<-- [start:right_numpy]
print("as an array:", model(inputs).detach().numpy().shape)
# --8<-- [end:right_numpy]

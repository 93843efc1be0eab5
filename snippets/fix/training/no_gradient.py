"""What backward() and numpy() refuse: no graph, a used graph, a graph."""

import torch
from torch import nn

torch.manual_seed(0)
inputs, targets = torch.randn(20, 3), torch.randint(0, 2, (20,))
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

# --8<-- [start:wrong_argmax]
wrong = (model(inputs).argmax(dim=1) != targets).float().mean()
try:
    wrong.backward()
except RuntimeError as error:
    print(f"argmax: {error}")
# --8<-- [end:wrong_argmax]

# --8<-- [start:wrong_twice]
penalty = (model.weight**2).sum()  # computed once, before the loop
try:
    for _ in range(2):
        loss = nn.functional.cross_entropy(model(inputs), targets)
        (loss + 0.01 * penalty).backward()
except RuntimeError as error:
    print("twice:", str(error).split(" (")[0])
# --8<-- [end:wrong_twice]

# --8<-- [start:right]
for _ in range(2):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(inputs), targets)
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

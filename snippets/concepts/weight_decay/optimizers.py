"""Turn on weight decay in PyTorch."""

# --8<-- [start:line]
import torch

model = torch.nn.Linear(3, 1)
optimizer = torch.optim.AdamW(
    model.parameters(),
    lr=0.001,
    weight_decay=0.01,
)
# --8<-- [end:line]

# --8<-- [start:defaults]
optimizers = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
optimizers += torch.optim.RMSprop, torch.optim.Adagrad
for kind in optimizers:
    default = kind(model.parameters()).defaults["weight_decay"]
    print(f"default, {kind.__name__}: {default}")
# --8<-- [end:defaults]

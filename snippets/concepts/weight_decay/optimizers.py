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
for name, kind in sorted(vars(torch.optim).items()):
    if isinstance(kind, type) and name != "Optimizer":
        defaults = kind([model.weight]).defaults
        found = defaults.get("weight_decay", "no such argument")
        print(f"default, {name}: {found}")
# --8<-- [end:defaults]

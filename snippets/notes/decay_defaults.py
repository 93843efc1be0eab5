"""The default weight_decay of every optimizer in torch.optim."""

import inspect

import torch

for name, kind in sorted(vars(torch.optim).items()):
    if inspect.isclass(kind) and name != "Optimizer":
        options = inspect.signature(kind).parameters
        if "weight_decay" in options:
            print(f"{name}: {options['weight_decay'].default:g}")
        else:
            print(f"{name}: no such argument")

"""Two steps of batch normalization by hand: one channel, batches of five."""

import torch

# --8<-- [start:hand]
momentum, eps = 0.1, 1e-5
running_mean, running_var = 0.0, 1.0  # where PyTorch starts

batches = [[2.0, 4.0, 5.0, 6.0, 8.0], [4.0, 8.0, 10.0, 12.0, 16.0]]
for step, batch in enumerate(batches, start=1):
    mean = sum(batch) / 5
    squares = sum((x - mean) ** 2 for x in batch)
    biased, unbiased = squares / 5, squares / 4
    output = [(x - mean) / (biased + eps) ** 0.5 for x in batch]
    running_mean = (1 - momentum) * running_mean + momentum * mean
    running_var = (1 - momentum) * running_var + momentum * unbiased
    print(f"mean {step}: {mean:g}")
    print(f"biased variance {step}: {biased:g}")
    print(f"unbiased variance {step}: {unbiased:g}")
    print(f"output {step}:", *[f"{y:.2f}" for y in output])
    print(f"running mean {step}: {running_mean:.4g}")
    print(f"running variance {step}: {running_var:.4g}")

evaluated = (5.0 - running_mean) / (running_var + eps) ** 0.5
print(f"what eval() makes of 5: {evaluated:.3f}")
# --8<-- [end:hand]

# --8<-- [start:torch]
layer = torch.nn.BatchNorm1d(1)
for batch in batches:
    output = layer(torch.tensor(batch).reshape(5, 1))
print(f"PyTorch, first output 2: {output[0].item():.2f}")
print(f"PyTorch, running mean 2: {layer.running_mean.item():.4g}")
print(f"PyTorch, running variance 2: {layer.running_var.item():.4g}")
evaluated = layer.eval()(torch.tensor([[5.0]]))
print(f"PyTorch, what eval() makes of 5: {evaluated.item():.3f}")
# --8<-- [end:torch]

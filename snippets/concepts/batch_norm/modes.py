"""What train() and eval() change, and what no_grad() does not."""

import torch
from torch import nn

torch.manual_seed(0)
layer = nn.BatchNorm1d(1)
for _ in range(100):
    layer(3 + 2 * torch.randn(32, 1))  # mean 3, variance 4
print(f"running mean after 100 batches: {layer.running_mean.item():.2f}")
print(f"running variance after 100 batches: {layer.running_var.item():.2f}")


@torch.no_grad()
def output_of_5(*others):
    """What the layer makes of the value 5 in a batch with others."""
    return layer(torch.tensor([[5.0], *others]))[0].item()


# --8<-- [start:eval]
layer.eval()
print(f"5 with 4 and 7, eval(): {output_of_5([4.0], [7.0]):.2f}")
print(f"5 with 50 and 90, eval(): {output_of_5([50.0], [90.0]):.2f}")
# --8<-- [end:eval]

# --8<-- [start:wrong_no_eval]
layer.train()
print(f"5 with 4 and 7, still training: {output_of_5([4.0], [7.0]):.2f}")
print(f"5 with 50 and 90, still training: {output_of_5([50.0], [90.0]):.2f}")
# --8<-- [end:wrong_no_eval]
print(f"running mean after these two: {layer.running_mean.item():.2f}")
layer.eval()
print(f"5 afterwards, eval(): {output_of_5():.2f}")

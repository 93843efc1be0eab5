"""Four numbers before and after dropout, and in evaluation."""

# --8<-- [start:vector]
import torch

torch.manual_seed(4)
x = torch.tensor([1.0, 2.0, 3.0, 4.0])
drop = torch.nn.Dropout(p=0.5)
print("before:      ", x.tolist())
print("after:       ", drop(x).tolist())
print("another call:", drop(x).tolist())
print("after eval():", drop.eval()(x).tolist())
# --8<-- [end:vector]

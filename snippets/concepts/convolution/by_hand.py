"""Two outputs of a convolution by hand, then all of them by PyTorch."""

import torch

# --8<-- [start:hand]
image = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
kernel = [[2, -1], [3, -2]]

first = 2 * 1 - 1 * 2 + 3 * 4 - 2 * 5  # the kernel on the top left corner
print("output 1:", first)
second = 2 * 2 - 1 * 3 + 3 * 5 - 2 * 6  # one pixel further right
print("output 2:", second)
# --8<-- [end:hand]

# --8<-- [start:torch]
conv = torch.nn.Conv2d(1, 1, kernel_size=2, bias=False)
conv.weight.data = torch.tensor([[kernel]], dtype=torch.float32)
output = conv(torch.tensor([image], dtype=torch.float32))
print("PyTorch:", output.int().tolist()[0])
# --8<-- [end:torch]

"""A Conv2d layer in PyTorch."""

# --8<-- [start:line]
import torch

images = torch.randn(8, 3, 32, 32)  # 8 images, 3 colours, 32 × 32 pixels
conv = torch.nn.Conv2d(3, 16, kernel_size=3, padding=1)
output = conv(images)  # 8 × 16 × 32 × 32: 16 channels, the size kept
# --8<-- [end:line]

# --8<-- [start:shapes]
print("output:", tuple(output.shape))
print("weight:", tuple(conv.weight.shape))
print("bias:", tuple(conv.bias.shape))
print("parameters:", sum(p.numel() for p in conv.parameters()))

inputs, outputs = 3 * 32 * 32, 16 * 32 * 32
linear = inputs * outputs + outputs
print(f"parameters of a Linear between the same sizes: {linear:,}")
local = outputs * (3 * 3 * 3 + 1)  # a window each, but weights of its own
print(f"parameters if local, but not shared: {local:,}")
# --8<-- [end:shapes]

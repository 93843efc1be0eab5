"""The two gradients of a convolution are convolutions too."""

import numpy as np
import torch
from scipy.signal import convolve2d, correlate2d

torch.manual_seed(0)
cases, input_same, weight_same, bias_same = 20, 0, 0, 0
for _ in range(cases):
    image = torch.randn(7, 8, dtype=torch.float64, requires_grad=True)
    conv = torch.nn.Conv2d(1, 1, kernel_size=(3, 2)).double()
    output = conv(image[None])[0]
    arriving = torch.randn_like(output)  # the gradient of each output
    output.backward(arriving)

    # --8<-- [start:rule]
    kernel, g = conv.weight.detach()[0, 0].numpy(), arriving.numpy()
    by_input = convolve2d(g, kernel, mode="full")  # flipped, edges and all
    by_weight = correlate2d(image.detach().numpy(), g, mode="valid")
    by_bias = g.sum()
    # --8<-- [end:rule]

    input_same += np.allclose(by_input, image.grad)
    weight_same += np.allclose(by_weight, conv.weight.grad[0, 0])
    bias_same += np.allclose(by_bias, conv.bias.grad)
print(f"input, a full convolution: {input_same} of {cases}")
print(f"weights, a cross-correlation: {weight_same} of {cases}")
print(f"bias, a sum: {bias_same} of {cases}")

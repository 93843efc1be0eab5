"""A kernel that answers to red: a weight per place and colour channel."""

import torch
from torch.nn import Conv2d

layer = Conv2d(3, 1, kernel_size=2, bias=False)  # red, green, blue in
print("weights:", tuple(layer.weight.shape))

with torch.no_grad():
    layer.weight[0, 0] = 2.0  # red, all four places
    layer.weight[0, 1:] = -1.0  # green and blue
    colours = {"red": (1, 0, 0), "green": (0, 1, 0), "grey": (1, 1, 1)}
    for name, colour in colours.items():
        pixels = torch.tensor(colour, dtype=torch.float32)
        image = pixels[:, None, None].expand(3, 2, 2)
        print(f"answer to {name}: {layer(image).item():g}")

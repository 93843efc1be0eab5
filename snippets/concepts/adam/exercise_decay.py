"""Exercise: after how many steps has AdamW halved a weight?"""

import math


def steps_to_half(lr, weight_decay):
    """Steps, a decimal number, to half of a weight that has no gradient."""
    raise NotImplementedError("write steps_to_half(); math.log may help")


def check():
    for lr, weight_decay in [(0.1, 5.0), (0.1, 0.1), (0.001, 0.01)]:
        steps = steps_to_half(lr, weight_decay)
        left = math.exp(steps * math.log1p(-lr * weight_decay))
        assert abs(left - 0.5) < 1e-9, (
            f"lr {lr}, weight_decay {weight_decay}: after {steps:.4g} steps"
            f" {left:.4f} is left"
        )


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

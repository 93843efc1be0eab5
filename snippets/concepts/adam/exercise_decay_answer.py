"""Answer: after how many steps has AdamW halved a weight?"""

import math


def steps_to_half(lr, weight_decay):
    """Steps, a decimal number, to half of a weight that has no gradient."""
    kept = 1 - lr * weight_decay  # of the weight, in one step
    return math.log(0.5) / math.log(kept)


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

print(f"steps at the defaults: {math.ceil(steps_to_half(0.001, 0.01)):,}")
left = (1 - 0.001 * 0.01) ** 1000
print(f"left after 1000 steps at the defaults: {left:.0%}")
left = (1 - 0.03 * 0.01) ** 1000
print(f"left after 1000 steps at lr 0.03: {left:.0%}")

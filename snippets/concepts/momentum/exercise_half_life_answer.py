"""Answer: after how many steps does a gradient count half?"""

import math


def half_life(momentum):
    """The steps, a decimal number, after which a gradient counts half."""
    return math.log(2) / -math.log(momentum)  # from μ**h = 1/2


def check():
    one = half_life(0.5)
    assert abs(one - 1) < 1e-9, f"momentum 0.5 halves in 1 step, not {one}"
    for momentum in (0.9, 0.99):
        left = math.exp(half_life(momentum) * math.log(momentum))
        assert abs(left - 0.5) < 1e-9, f"at {momentum}, {left:.3f} is left"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

for momentum in (0.9, 0.99):
    print(f"steps at momentum {momentum}: {half_life(momentum):.1f}")

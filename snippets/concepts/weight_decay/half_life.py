"""How many steps of AdamW halve a weight that nothing else moves."""

import math

# --8<-- [start:half_life]
for lr, decay in [(0.001, 0.01), (0.003, 0.01), (0.003, 1.0)]:
    steps = math.log(2) / -math.log(1 - lr * decay)
    print(f"lr {lr:g}, decay {decay:g}, steps to half: {steps:.0f}")
# --8<-- [end:half_life]

"""Exercise: how long is Adam's first step for a given gradient?"""


def first_step(gradient, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8):
    """What the first step adds to the weight."""
    raise NotImplementedError("write first_step(); both averages start at 0")


def check():
    step = first_step(1000.0)
    assert step < 0, f"a step goes against the gradient: {step} does not"
    assert abs(step + 0.1) < 1e-9, f"gradient 1000 gives {step}, not -0.1"
    step = first_step(-0.001)
    assert abs(step - 0.1) < 1e-5, f"gradient -0.001 gives {step}, not 0.1"
    step = first_step(1e-8)
    assert abs(step + 0.05) < 1e-9, f"gradient 1e-8 gives {step}, not -0.05"
    step = first_step(0.0)
    assert step == 0, f"gradient 0 gives {step}, not 0"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

"""Exercise: the steps of a weight whose gradient is mostly zero."""


def adagrad(gradients, eps=1e-10):
    """The steps of Adagrad, a list, as multiples of lr."""
    raise NotImplementedError("write adagrad()")


def rmsprop(gradients, alpha=0.99, eps=1e-8):
    """The steps of RMSProp, a list, as multiples of lr."""
    raise NotImplementedError("write rmsprop()")


def check():
    for rule, right in (
        (adagrad, [0, 1, 0, -0.8]),
        (rmsprop, [0, 10, 0, -8.0288]),
    ):
        found = [round(step, 4) for step in rule([0.0, 3.0, 0.0, -4.0])]
        hint = f"0, 3, 0, −4: {rule.__name__} goes {right}, not {found}"
        assert found == right, hint


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

"""Exercise: the steps of a weight whose gradient is mostly zero."""


def adagrad(gradients, eps=1e-10):
    """The steps of Adagrad, a list, as multiples of lr."""
    raise NotImplementedError("write adagrad()")


def rmsprop(gradients, alpha=0.99, eps=1e-8):
    """The steps of RMSProp, a list, as multiples of lr."""
    raise NotImplementedError("write rmsprop()")


def close(found, right):
    return len(found) == len(right) and all(
        abs(a - b) < 1e-4 for a, b in zip(found, right, strict=True)
    )


def check():
    found = adagrad([0.0, 3.0, 0.0, -4.0])
    assert close(found, [0, 1, 0, -0.8]), f"0, 3, 0, −4: Adagrad {found}"
    found = rmsprop([0.0, 3.0, 0.0, -4.0])
    right = [0, 10, 0, -8.0288]
    assert close(found, right), f"0, 3, 0, −4: RMSProp {found}, not {right}"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

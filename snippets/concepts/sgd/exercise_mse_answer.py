"""Answer: write the mean squared error and its gradient."""


def mse_and_gradient(predictions, targets):
    """The mean squared error, and how it changes with each prediction."""
    errors = [p - t for p, t in zip(predictions, targets, strict=True)]
    loss = sum(error**2 for error in errors) / len(errors)
    return loss, [2 * error / len(errors) for error in errors]


def check():
    loss, gradient = mse_and_gradient([1.0, 2.0, 5.0], [1.0, 4.0, 1.0])
    assert abs(loss - 20 / 3) < 1e-9, f"the loss is 20/3, not {loss:.4g}"
    for slope, right in zip(gradient, [0, -4 / 3, 8 / 3], strict=True):
        hint = f"errors 0, -2, 4 give the slopes 0, -4/3, 8/3, not {gradient}"
        assert abs(slope - right) < 1e-9, hint
    twice, steeper = mse_and_gradient([1.0, 0.0, 9.0], [1.0, 4.0, 1.0])
    assert abs(twice - 4 * loss) < 1e-9, "twice the errors, 4 times the loss"
    assert abs(steeper[2] - 2 * gradient[2]) < 1e-9, "and twice the slopes"


try:
    check()
except (NotImplementedError, AssertionError) as hint:
    print("not solved yet:", hint)
else:
    print("solved")

"""LaTeX to MathML, while the site is built: Temml in QuickJS, so that no reader loads a script."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import quickjs

TEMML = Path(__file__).parent / "vendor" / "temml" / "temml.min.js"
UNSTYLED = re.compile(r'<menclose notation="(?!top"|bottom")|tml-eqn')  # by maths.css of the theme
UNDERLINE = "\u0332"  # Temml marks the place of an error with these

# QuickJS keeps concatenated strings as ropes, which its Python binding cannot read: hence JSON.
CALL = """
(latex, displayMode) =>
    JSON.stringify(temml.renderToString(latex, { displayMode, throwOnError: true }))
"""


class MathsError(ValueError):
    """LaTeX that Temml cannot read; its text is one line."""


@cache
def mathml(latex: str, display: bool = False) -> str:
    """A `<math>` element for a formula, on a line of its own if `display`.

    Raises `MathsError` where the LaTeX is wrong, or has what our style sheet does not draw.
    """
    try:
        rendered: str = json.loads(_temml()(latex, display))
    except quickjs.JSException as error:
        raise MathsError(_one_line(str(error))) from None
    if UNSTYLED.search(rendered):
        raise MathsError("crossings-out and numbered formulas are not drawn here")
    return rendered


@cache
def _temml() -> Callable[[str, bool], str]:
    context = quickjs.Context()
    context.eval(TEMML.read_text(encoding="utf-8"))
    render: Callable[[str, bool], str] = context.eval(CALL)
    return render


def _one_line(message: str) -> str:
    """`ParseError:  Unsupported function name: \\foo at position 1: …` without its stack."""
    message = message.split("\n    at ")[0].removeprefix("ParseError:").replace(UNDERLINE, "")
    return " ".join(message.split())

"""Formulas become MathML while the site is built, or one line says what is wrong with them."""

from xml.etree.ElementTree import fromstring

import pytest

from fiddler.maths import MathsError, mathml

FORMULAS = [
    r"w \leftarrow w - \eta\, b",
    r"\frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1}",
    r"\begin{aligned} b_t &= \mu\, b_{t-1} + g_t \\ w_t &= w_{t-1} - \eta\, b_t \end{aligned}",
    r"\begin{cases} g_t & \text{if } t = 1 \\ b_t & \text{else} \end{cases}",
    r"\boldsymbol{\hat v}_t",
    r"\operatorname*{arg\,min}_x \lVert x \rVert_2^2",
    r"\left( \sum_{i=1}^{n} x_i^2 \right)^{1/2}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"a < b \;\&\; c > d",
    r"\nabla_{\theta} f_t(\theta_{t-1})",
    r"\mathbb{E}[X] = \int_0^1 x\,dx",
    r"x \in \mathbb{R}^{n \times m}",
    r"\overline{x} \approx \tfrac{1}{n}\sum x",
    r"\lfloor x \rfloor \neq \lceil x \rceil",
    r"\mu' = 0.9",
]


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("latex", FORMULAS)
def test_a_formula_is_well_formed_mathml_without_an_error_inside(latex, display):
    element = fromstring(mathml(latex, display))
    assert element.tag == "math"
    assert (element.get("display") == "block") is display
    assert "merror" not in {child.tag for child in element.iter()}


def test_letters_numbers_and_the_bar_of_a_fraction_arrive():
    element = fromstring(mathml(r"\frac{\mu}{0.9}"))
    fraction = next(element.iter("mfrac"))
    assert ["".join(part.itertext()) for part in fraction] == ["μ", "0.9"]


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        (r"x \foo y", r"Unsupported function name: \foo at position 3: x \foo y"),
        (r"a^b^c", "Double superscript at position 4: a^b^c"),
        (r"\left( x", r"Expected '\right', got 'EOF' at end of input: \left( x"),
        (r"\cancel{x}", "crossings-out and numbered formulas are not drawn here"),
        (r"a } b", "Expected 'EOF', got '}' at position 3: a } b"),
    ],
)
def test_wrong_latex_is_an_error_of_one_line_that_says_where(latex, message):
    with pytest.raises(MathsError) as error:
        mathml(latex)
    assert str(error.value) == message

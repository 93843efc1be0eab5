"""Text and integers exactly, decimals by one unit of the last place, figures hardly at all."""

import base64
import io

import pytest
from PIL import Image

from fiddler.compare import figure_difference, text_difference

SAME = [
    ("loss: 0.123", "loss: 0.124"),
    ("loss: 1.0e-05", "loss: 9.9e-06"),
    ("loss: 0.5", "loss: 0.4999"),
    ("a   9.99", "a  10.00"),
    ("a  -0.00", "a   0.00"),
]
DIFFERENT = [
    ("steps: 159", "steps: 160"),
    ("loss: 0.123", "loss: 0.125"),
    ("loss: 0.5", "loss: 0.4998"),
    ("torch 2.13.0", "torch 2.14.0"),
    ("name: ab", "name: ac"),
    ("a  1.00", "a 1.00"),
    ("one", "one\ntwo"),
    ("loss: 0.1", "loss: nan"),
    ("conv1.25d", "conv1.26d"),
]


@pytest.mark.parametrize(("recorded", "fresh"), SAME)
def test_decimals_may_differ_by_one_unit_of_their_last_place(recorded, fresh):
    assert text_difference(recorded, fresh) is None


@pytest.mark.parametrize(("recorded", "fresh"), DIFFERENT)
def test_everything_else_must_agree_exactly(recorded, fresh):
    assert text_difference(recorded, fresh) is not None


def test_a_difference_names_the_line_and_both_texts():
    difference = text_difference("a: 1\nb: 2\n", "a: 1\nb: 3\n")
    assert difference == (2, 'printed "b: 2" when recorded, now "b: 3"')


def test_a_missing_line_is_named():
    assert text_difference("a\nb\n", "a\n") == (2, 'printed "b" when recorded, now nothing')


def svg(body: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{body}</svg>"
    )


def png(level: int) -> str:
    data = io.BytesIO()
    Image.new("RGB", (2, 2), (level, 0, 0)).save(data, "png")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def test_coordinates_may_move_by_a_tenth_of_a_point():
    old, near, far = (svg(f'<path d="M {x} 2 L 3 4"/>') for x in ("1.0", "1.09", "1.2"))
    assert figure_difference(old, near) is None
    assert figure_difference(old, far) == "<path> has another d"


@pytest.mark.parametrize("form", ['style="fill: var(--idea); opacity: {}"', 'fill-opacity="{}"'])
def test_a_shade_may_change_by_a_hundredth(form):
    old, near, far = (svg(f"<g {form.format(shade)}/>") for shade in ("0.15", "0.16", "0.2"))
    assert figure_difference(old, near) is None
    assert str(figure_difference(old, far)).startswith("<g> has another ")


def test_a_recorded_figure_that_is_no_svg_differs():
    said = figure_difference("<<<<<<< HEAD\n<svg/>", svg("<g/>"))
    assert str(said).startswith("what is recorded is not valid SVG: not well-formed")


def test_a_figure_with_another_label_is_named():
    old, new = svg("<text>loss</text>"), svg("<text>error</text>")
    assert figure_difference(old, new) == '<text> recorded "loss", now "error"'


def test_a_figure_with_one_element_more_is_named():
    old, new = svg("<g/>"), svg("<g/><g/>")
    assert figure_difference(old, new) == "2 elements recorded, 3 now, or in another order"


def test_ids_are_compared_by_the_order_they_appear_in():
    shape = '<clipPath id="{0}"/><path clip-path="url(#{1})"/><use xlink:href="#{1}"/>'
    assert figure_difference(svg(shape.format("a1", "a1")), svg(shape.format("b2", "b2"))) is None
    two = '<clipPath id="{0}"/><clipPath id="{1}"/><use xlink:href="#{1}"/>'
    old, new = svg(two.format("a", "b")), svg(two.format("b", "a").replace("#a", "#b"))
    assert figure_difference(old, new) == "<use> has another href"


def test_embedded_images_are_compared_by_their_pixels():
    old, near, far = (svg(f'<image xlink:href="{png(level)}"/>') for level in (10, 12, 20))
    assert figure_difference(old, near) is None
    assert figure_difference(old, far) == "<image> has another href"

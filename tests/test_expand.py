"""The expanded copy of a page stands alone: includes and quotes replaced, all else as written."""

import pytest
from small_site import FILES, small_site

from fiddler.expand import expand
from fiddler.quotes import QuoteError
from fiddler.tree import includes_as_configured


@pytest.fixture
def expanded(tmp_path):
    project = small_site(tmp_path)
    includes = includes_as_configured(project)
    return lambda text: expand(project, includes, "a/counting.md", text)


def test_includes_and_quotes_are_replaced_and_comments_stay(expanded):
    text = expanded(FILES["docs/a/counting.md"])
    assert "It counts to 3, so $1 + 1 = 2$." in text
    assert (
        '```python\n"""Count to three."""\n\ntotal = 1 + 1 + 1\nprint(f"total: {total}")\n```'
        in text
    )
    assert "<!--pytest-codeblocks:expected-output-->\n```text\ntotal: 3\n```" in text
    assert text.startswith("---\ntitle: Counting\n---\n")


@pytest.mark.parametrize(
    "code", ["`{{ a/counting/count: total }}`", "```\n{{ a/counting/count: total }}\n```"]
)
def test_a_quote_in_code_stays(expanded, code):
    text = f"{code}\n\n{{{{ a/counting/count: total }}}}\n"
    assert expanded(text) == f"{code}\n\n3\n"


def test_a_label_that_is_gone_is_an_error(expanded):
    with pytest.raises(QuoteError, match='did you mean "total"'):
        expanded("{{ a/counting/count: totl }}")

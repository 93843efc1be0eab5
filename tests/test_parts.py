"""What a page says, part by part, as search takes it: headings, prose, claims, code, output."""

from xml.etree import ElementTree

from markdown.util import HTML_PLACEHOLDER

from fiddler.markdown.parts import Claim, Listing, Part, parts_of

SNIPPET = '<figure class="snippet" id="keep-py"><pre><code>a <span class="o">&lt;</span> b\n</code>'
PRINTS = '<figure class="output prints"><pre><code>KeyError: 1\n</code></pre></figure>'


def parts(body, *stash, shown=None):
    """The parts of a page whose `{0}`, `{1}` … are what the renderer put aside."""
    text = body.format(*(HTML_PLACEHOLDER % n for n in range(len(stash))))
    tree = ElementTree.fromstring(f"<div>{text.replace(chr(2), '[').replace(chr(3), ']')}</div>")
    for element in tree.iter():
        if element.text:
            element.text = element.text.replace("[", chr(2)).replace("]", chr(3))
    return parts_of(tree, list(stash), shown or {})


def test_a_heading_begins_a_part_and_prose_belongs_to_it():
    found = parts('<p>First.</p><h2 id="use-it">Use it</h2><p>Then <em>this</em>.</p>')
    assert found == [Part(prose=["First."]), Part("Use it", "use-it", prose=["Then this."])]


def test_code_has_its_snippet_the_prose_above_it_and_what_it_printed():
    (part,) = parts(
        "<p>Why.</p><p>{0}</p><p>{1}</p>", SNIPPET, PRINTS, shown={"keep-py": "r/keep.py"}
    )
    assert part.listings == [Listing("keep-py", "r/keep.py", "a < b", "Why.", "KeyError: 1")]


def test_prose_belongs_to_the_listing_below_it_only():
    one, two = SNIPPET, SNIPPET.replace("keep-py", "drop-py")
    (part,) = parts("<p>One.</p><p>{0}</p><p>Two.</p><p>More.</p><p>{1}</p>", one, two)
    assert [listing.prose for listing in part.listings] == ["One.", "Two. More."]


def test_a_claim_is_what_a_list_item_says_in_bold_first():
    body = '<h3 id="traps">Traps</h3><ul><li><strong>It adds up.</strong> Empty it.</li></ul>'
    assert parts(body)[1].claims == [Claim("traps", "It adds up.", "Empty it.")]


def test_a_claim_with_an_anchor_of_its_own_is_found_there():
    body = '<h3 id="traps">Traps</h3><ul><li>{0}<strong>It adds up.</strong> Empty it.</li></ul>'
    span = '<span id="adds-up">'
    assert parts(body, span)[1].claims == [Claim("adds-up", "It adds up.", "Empty it.")]


def test_bold_words_in_mid_sentence_are_no_claim():
    assert parts("<ul><li>Say <strong>no</strong>.</li></ul>")[0].claims == []

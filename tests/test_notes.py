"""Every topic of the notes that this site grew from has its page, and the page speaks of it."""

import re

import pytest

from fiddler.project import HERE

# What the notes were about, the page that holds it now, and words that must stand there.
TOPICS = [
    ("count and sort", "recipes/groups", "by count and name"),
    ("rows whose value is in a list", "recipes/selecting", "isin"),
    ("collaborative filtering", "recommenders/collaborative", "embedding"),
    ("recommendations by category", "recommenders/by_category", "categor"),
    ("image filtering", "concepts/convolution", "Sobel"),
    ("drop duplicates by columns, keep the first", "recipes/duplicates", "keep"),
    ("group by a column", "recipes/groups", "groupby"),
    ("rows in each group, the largest n", "recipes/groups", "Largest n groups"),
    ("percentage of missing values", "recipes/missing", "Percent missing"),
    ("one group of a groupby", "recipes/groups", "get_group"),
    ("a user's known value for their other rows", "recipes/missing", "other rows"),
    ("unique values of a column", "recipes/selecting", "unique()"),
    ("update the rows that meet a condition", "recipes/selecting", "loc"),
    ("drop rows where a column is missing", "recipes/missing", "Drop rows where a column"),
    ("weight decay, and how much", "concepts/weight_decay", "weight_decay"),
    ("weight decay by hand, as a penalty", "concepts/weight_decay", "by hand is"),
    ("mean squared error", "concepts/sgd", "MSELoss"),
    ("a training step: loss, backward, step, zero_grad", "concepts/sgd", "zero_grad"),
    ("nn.Parameter", "concepts/sgd", "nn.Parameter"),
    ("a line, and its slope", "notes", "slope"),
    ("momentum, by hand for 0.59 and 0.74", "concepts/momentum", "0.59"),
    ("loss functions", "concepts/index", "Loss functions"),
    ("Adagrad's shrinking rate", "concepts/rmsprop", "Adagrad"),
    ("RMSProp's moving mean", "concepts/rmsprop", "exponential mean"),
    ("Adam from momentum and RMSProp", "concepts/adam", "running mean"),
    ("dropout, and which p", "concepts/dropout", "p=0.5"),
    ("dropout only while training", "concepts/dropout", "eval()"),
    ("regularize rather than use fewer parameters", "concepts/dropout", "Fewer parameters"),
    ("a p for each layer", "recommenders/tabular", "ps"),
    ("layers of a tabular model", "recommenders/tabular", "layers"),
    ("dropout of embeddings", "concepts/dropout", "emb_drop"),
    ("range of the output", "recommenders/tabular", "y_range"),
    ("predictions, sure and unsure", "recommenders/predictions", "nsure"),
    ("predictions row by row", "recommenders/predictions", "iterrows"),
    ("batch norm, step by step", "concepts/batch_norm", "running mean"),
    ("internal covariate shift", "concepts/batch_norm", "internal covariate shift"),
    ("a kernel moves over an image", "concepts/convolution", "window"),
    ("the image flattened, the kernel as a matrix", "concepts/convolution", "Toeplitz"),
    ("the bias of a convolution", "concepts/convolution", "bias"),
]
# Statements of the notes that do not hold: a heading each on the page that corrects them.
CORRECTED = [
    "loss function",
    "letter is the slope",
    "epoch to epoch",
    "divide by a sum",
    "variance of the weight",
    "square of the weights",
    "usually 0.1",
    "dropout 0.5",
    "attributes of a feature",
    "internal covariate shift",
    "3 × 3 image",
    "stand for colours",
    "two links",
]


def page_text(page):
    for ending in (".md", ".ipynb"):
        path = HERE.docs / (page + ending)
        if path.is_file():
            return re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
    return None


@pytest.mark.parametrize(("topic", "page", "words"), TOPICS, ids=[t for t, _, _ in TOPICS])
def test_a_topic_of_the_notes_has_its_page(topic, page, words):
    text = page_text(page)
    assert text is not None, f"no page docs/{page} for: {topic}"
    assert words in text, f"docs/{page} does not speak of: {topic}"


@pytest.mark.parametrize("words", CORRECTED)
def test_a_statement_that_does_not_hold_is_corrected_under_a_heading_of_its_own(words):
    text = (HERE.docs / "notes.md").read_text(encoding="utf-8")
    entries = re.split(r"^#{2,3} (?=\S)", text, flags=re.MULTILINE)
    [entry] = [e for e in entries if words in e.split("\n")[0]]
    assert re.search(r"\]\((concepts|recipes|recommenders)/|--8<--|notes/\w+:", entry)

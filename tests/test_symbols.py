"""The names that code uses, written out: hard cases, one a row."""

import pytest

from fiddler.search.symbols import symbols_of

CASES = {
    "an alias of a module": (
        "import torch.nn.functional as F\nF.relu(x)",
        ["torch.nn.functional.relu"],
    ),
    "a module without an alias": (
        "import torch.nn.functional\ntorch.nn.functional.relu(x)",
        ["torch.nn.functional.relu"],
    ),
    "a name from a module": (
        "from torch.optim import SGD\nSGD(ps, lr=0.1)",
        ["torch.optim.SGD", "torch.optim.SGD(lr=)"],
    ),
    "a name from a module under another": (
        "from torch import nn as layers\nlayers.Linear(1, 2)",
        ["torch.nn", "torch.nn.Linear"],
    ),
    "a method of a frame": (
        "import pandas as pd\ndf = pd.DataFrame()\ndf.drop_duplicates(keep='last')",
        [
            "pandas.DataFrame",
            "pandas.DataFrame.drop_duplicates",
            "pandas.DataFrame.drop_duplicates(keep=)",
        ],
    ),
    "a chain of calls": (
        "import pandas as pd\npd.read_csv('a').sort_values('b').groupby('c').head(2)",
        [
            "pandas.DataFrame.sort_values",
            "pandas.DataFrame.groupby",
            "pandas.api.typing.DataFrameGroupBy.head",
            "pandas.read_csv",
        ],
    ),
    "a column of a frame": (
        "import pandas as pd\ndf = pd.read_csv('a')\nn = df['b'].value_counts()",
        ["pandas.read_csv", "pandas.Series.value_counts"],
    ),
    "rows of a frame": (
        "import pandas as pd\ndf = pd.read_csv('a')\ndf[df.b > 1].head()",
        ["pandas.read_csv", "pandas.DataFrame.head", "pandas.DataFrame.b"],
    ),
    "a method of an optimizer": (
        "import torch\noptimizer = torch.optim.SGD(ps, momentum=0.9)\noptimizer.step()",
        ["torch.optim.SGD", "torch.optim.SGD(momentum=)", "torch.optim.SGD.step"],
    ),
    "a base class": (
        "from torch import nn\nclass Net(nn.Module):\n    pass",
        ["torch.nn", "torch.nn.Module"],
    ),
    "a decorator": ("import torch\n@torch.no_grad()\ndef f():\n    pass", ["torch.no_grad"]),
    "a name given away is forgotten": (
        "import pandas as pd\ndf = pd.DataFrame()\ndf = other()\ndf.drop_duplicates()",
        ["pandas.DataFrame"],
    ),
    "what is not known is not guessed": ("rows.drop_duplicates()", []),
    "the standard library is left out": ("import math\nmath.sqrt(2)", []),
    "code that does not parse": ("import torch\n(", []),
}


@pytest.mark.parametrize(("source", "symbols"), CASES.values(), ids=CASES)
def test_names_are_written_out(source, symbols):
    assert sorted(symbols_of(source)) == sorted(symbols)


def test_names_stand_in_the_order_of_their_use_and_once():
    source = "import torch\ntorch.ones(1)\ntorch.zeros(1)\ntorch.ones(2)"
    assert symbols_of(source) == ["torch.ones", "torch.zeros"]

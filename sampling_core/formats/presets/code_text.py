"""The keyword arguments of a call in Python, read as text: nothing is ever run."""

import ast
import keyword
import warnings
from typing import Any

from sampling_core.files import Unreadable
from sampling_core.formats.presets.json_text import plain


def read_call(
    text: str, names: tuple[str, ...]
) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]:
    """Return the keywords of the calls of some functions, which were called, and what came twice.

    Values that are no literals are left out.
    """
    values: dict[str, Any] = {}
    called, twice = [], []
    for name, call in _calls(_tree(text), names):
        called.append(name)
        for word in call.keywords:
            if word.arg in values:
                twice.append(word.arg)
            if word.arg is not None:
                _keep(values, word.arg, word.value)
    return values, tuple(called), tuple(twice)


def _tree(text: str) -> ast.AST:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd escapes: the text is not ours
            return ast.parse(text)
    except SyntaxError as error:
        where = f"line {error.lineno or 1:,}, column {error.offset or 1:,}"
        raise Unreadable(f"It is not Python at {where}: {error.msg}.") from None
    except (ValueError, MemoryError, RecursionError):
        raise Unreadable("It is not Python that can be read: nested too deeply.") from None


def _calls(tree: ast.AST, names: tuple[str, ...]) -> list[tuple[str, ast.Call]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name in names:
                found.append((str(name), node))
    return found


def _keep(values: dict[str, Any], name: str, node: ast.expr) -> None:
    try:
        values[name] = plain(ast.literal_eval(_Infinities().visit(node)), [])
    except (ValueError, TypeError, MemoryError, RecursionError, SyntaxError):
        return


def is_word(name: str) -> bool:
    """Whether a name can be written as a keyword argument."""
    return name.isidentifier() and not keyword.iskeyword(name)


class _Infinities(ast.NodeTransformer):
    """Makes a constant of ``float('-inf')``, which is no literal."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        words = [each.value for each in node.args if isinstance(each, ast.Constant)]
        if getattr(node.func, "id", "") == "float" and words in (["-inf"], ["inf"]):
            return ast.Constant(float(str(words[0])))
        return node

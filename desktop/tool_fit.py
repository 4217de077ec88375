"""What of the toolbar has room: words, labels, wide lists, one row or two, and a menu."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from PySide6.QtWidgets import QWidget

NARROW = 950  # px at 100 %: below this there are two rows
LISTS = ((228, 164), (206, 150), (184, 136), (150, 112))  # px at 100 %: widths of data and preset
SMALL_LISTS = ((120, 90), (96, 76), (76, 64))  # px at 100 %: where all else has given way
LABELS = (4, 2, 0)  # of the last boxes
SELDOM = ("switch_theme", "present", "help")
LATER = ("new_seed", "keep_preset")  # these have a menu and keys as well
STEPS = ("undo", "redo")


@dataclass(frozen=True)
class Choice:
    """One way to show the toolbar."""

    rows: int
    words: bool  # on the buttons that have a drawing
    lists: tuple[int, int]  # px at 100 %: widths of data and preset
    labels: int
    hidden: tuple[str, ...]  # actions that stand in the menu "⋯"


def choices(narrow: bool) -> Iterator[Choice]:
    """Yield every way, the fullest first; a ``narrow`` toolbar has two rows from the start."""
    for rows in (2,) if narrow else (1, 2):
        for hidden, widths in (((), LISTS[:-1]), (SELDOM, LISTS)):
            for words, lists, labels in product((True, False), widths, LABELS):
                yield Choice(rows, words, lists, labels, hidden)
    for gone in (LATER, (*LATER, *STEPS)):
        for words, lists in product((True, False), (*LISTS[2:], *SMALL_LISTS)):
            yield Choice(2, words, lists, 0, (*SELDOM, *gone))


def least_width(widget: QWidget) -> int:
    """Return the pixels without which a widget would be cut, whether it is shown or not."""
    widget.ensurePolished()
    least = max(widget.minimumWidth(), widget.minimumSizeHint().width())
    return min(least, widget.maximumWidth())

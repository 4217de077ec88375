"""What Tab visits, in the order of the eye: Qt puts what is made later at the end."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(widget: QWidget) -> list[QWidget]:
    """Return what Tab visits inside, in the order in which it was made: top to bottom."""
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is widget.window()  # not the list of a combo box
    ]


def put_in_order(widget: QWidget) -> None:
    """Let Tab go on from what was there before to what was made just now.

    Nothing inside may hand the keyboard to a part of its own: Qt leaves such a widget where it
    was, behind its parts, and Tab would run in a circle.
    """
    for one, other in pairwise(stops_in(widget)):
        QWidget.setTabOrder(one, other)

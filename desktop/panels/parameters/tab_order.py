"""Tab through a panel as the eye goes: top to bottom, in the order of its layouts."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QScrollArea, QWidget


def stops(widget: QWidget) -> list[QWidget]:
    """Return what Tab visits inside ``widget``, hidden ones too, in the order of the layouts."""
    return list(_inside(widget))


def next_stop(panel: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return what Tab goes to from ``here``; past the ends of the panel it is outside of it."""
    inside = [stop for stop in stops(panel) if _takes_tab(stop)]
    if here not in inside:
        return None
    place = inside.index(here) + (1 if forward else -1)
    return inside[place] if 0 <= place < len(inside) else _outside(panel, forward=forward)


def _outside(panel: QWidget, *, forward: bool) -> QWidget | None:
    """Return the nearest widget of the window that takes Tab and is no part of the panel."""
    there = panel
    while True:
        step = there.nextInFocusChain() if forward else there.previousInFocusChain()
        if step is None or step is panel:
            return None
        there = step
        proxy = there.focusProxy()
        if not panel.isAncestorOf(there) and proxy is None and _takes_tab(there):
            return there


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        return False  # arrow keys choose within a group
    return takes and widget.isVisible() and widget.isEnabled()


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    elif isinstance(widget, QScrollArea):
        yield from _inside(widget.widget())
    elif (layout := widget.layout()) is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        entry = layout.itemAt(place)
        if entry is None:
            continue
        if (widget := entry.widget()) is not None:
            yield from _inside(widget)
        elif (inner := entry.layout()) is not None:
            yield from _of_layout(inner)

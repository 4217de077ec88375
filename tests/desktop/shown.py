"""Every text that a window shows or says: what tests of the languages walk through."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from desktop.widgets.elided_label import ElidedLabel


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield each text of a window with the place where it stands."""
    for widget in (window, *window.findChildren(QWidget)):
        place = widget.objectName() or type(widget).__name__
        for text in _texts(widget):
            if text:
                yield place, text
    for menu in window.findChildren(QMenu):
        for action in menu.actions():
            yield f"{menu.objectName()} {action.objectName()}", action.text()
            yield f"{menu.objectName()} {action.objectName()} tip", action.toolTip()


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QDockWidget | QMenu):
        yield widget.windowTitle()
    elif isinstance(widget, QComboBox):
        yield widget.placeholderText()
        for place in range(widget.count()):
            yield widget.itemText(place)
            yield str(widget.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QTableView | QTreeView):
        yield from _headings(widget)


def _headings(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for column in range(model.columnCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def cut_texts(window: QWidget) -> list[str]:
    """Return labels and buttons that are on the screen and narrower than their words."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.visibleRegion().isEmpty() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            wanted = _wanted_width(widget)
            seen = widget.visibleRegion().boundingRect().width()
            if min(widget.width(), seen) < wanted:
                name = widget.objectName() or type(widget).__name__
                found.append(f"{name} “{widget.text()}”: {seen} of {wanted} px")
    return found


def _wanted_width(widget: QLabel | QAbstractButton) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = widget.text().split()
        return max(widget.fontMetrics().horizontalAdvance(word) for word in words)
    return widget.minimumSizeHint().width()

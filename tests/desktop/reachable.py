"""Everything that somebody can read in a window: on the screen, by hovering, by a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

ROWS = 60  # of a table that are read
DEEP, MANY = 40, 4_000  # levels and parts of what a screen reader sees
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
SAID = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
SPOTS = (0.2, 0.5, 0.8)  # shares of width and height at which the mouse rests


def _standing(root: QWidget) -> Iterator[QWidget]:
    """A widget and all inside it, but for what goes away while one looks."""
    for widget in (root, *root.findChildren(QWidget)):
        if isValid(widget):
            yield widget


def on_screen(root: QWidget) -> Iterator[str]:
    """The words of all widgets, hidden ones as well, and the cells of all tables and lists."""
    for widget in _standing(root):
        yield widget.windowTitle()
        yield from _words(widget)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from of_model(widget.model())


def tips(root: QWidget) -> Iterator[str]:
    """What appears on hovering: of widgets, of commands, and of places inside charts."""
    for widget in _standing(root):
        yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
        if widget.isVisible() and widget.width() > 60 and not widget.toolTip():
            yield from _rested_on(widget)
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
    for menu in root.findChildren(QMenu):
        yield menu.title()


def said(root: QWidget) -> Iterator[str]:
    """What a screen reader finds: the names set, and its own tree down to the cells of tables."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription())
    start = QAccessible.queryAccessibleInterface(root)
    left, waiting = MANY, [(start, 0)]
    while waiting and left:
        part, depth = waiting.pop()
        left -= 1
        if part is None or not part.isValid():
            continue
        yield from (part.text(kind) for kind in SAID)
        value = part.valueInterface()
        if value is not None:
            yield str(value.currentValue())
        if depth < DEEP:
            count = min(part.childCount(), 20 * ROWS)
            waiting += [(part.child(place), depth + 1) for place in range(count)]


def of_model(model: QAbstractItemModel) -> Iterator[str]:
    """Every text of the first rows, columns that are not shown included."""
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    for role in ROLES:
        for column in columns:
            yield _text(model.headerData(column, Qt.Orientation.Horizontal, role))
        for row in range(min(model.rowCount(), ROWS)):
            yield _text(model.headerData(row, Qt.Orientation.Vertical, role))
            for column in columns:
                yield _text(model.index(row, column).data(role))


def on_clipboard() -> Iterator[str]:
    """All forms of what is on the clipboard."""
    content = QGuiApplication.clipboard().mimeData()
    if content is None:  # nothing was ever copied
        return
    yield from (content.text(), content.html())
    for form in content.formats():
        yield bytes(content.data(form).data()).decode("utf-8", "replace")


def _rested_on(widget: QWidget) -> Iterator[str]:
    for x in SPOTS:
        for y in SPOTS:
            at = QPoint(round(x * widget.width()), round(y * widget.height()))
            event = QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at))
            QApplication.sendEvent(widget, event)
            yield QToolTip.text()
            QToolTip.hideText()


def _words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton | QAbstractSpinBox | QProgressBar | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield widget.placeholderText()
        yield from of_model(widget.model())


def _text(value: object) -> str:
    return "" if value is None else str(value)

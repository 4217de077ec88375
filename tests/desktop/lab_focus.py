"""What can be told of the focus in a window: in sight, marked, reached; and windows that flash."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from tests.desktop.looking import called


def is_in_sight(widget):
    """Whether a control is on the screen, and not scrolled away."""
    place = widget
    while place is not None and not isinstance(place, QScrollArea):
        place = place.parentWidget()
    if place is None or place is widget:
        return widget.isVisible()
    top = widget.mapTo(place.viewport(), widget.rect().topLeft())
    shown = QRect(top, widget.size()) & place.viewport().rect()
    return shown.height() >= min(widget.height(), place.viewport().height())


def picture(widget):
    return widget.grab().toImage()


def is_marked(widget, focused):
    """Whether a control, which has lost the focus, looked otherwise when it had it."""
    return picture(widget) != focused


def controls_in(dock):
    """Every control of a dock that keys must reach; of a group of choices one will do."""
    return [
        each
        for each in dock.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is dock.window()
        and not isinstance(each, QRadioButton)
        and (not isinstance(each, QAbstractScrollArea)
             or isinstance(each, QAbstractItemView | QPlainTextEdit))
        and not isinstance(each.parentWidget(), QAbstractSpinBox)
    ]  # fmt: skip


class Shown(QObject):
    """Notes each window that comes and is neither a list, a menu nor a dialog."""

    def __init__(self, app):
        super().__init__(app)
        self.windows = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if kind == Qt.WindowType.Window or kind == Qt.WindowType.Widget:
                self.windows.append(called(watched))
        return False

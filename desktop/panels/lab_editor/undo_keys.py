"""Ctrl+Z in the editor is that of the draft, wherever in it the keyboard is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.panels.lab_editor.draft import Draft

ASKED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class UndoKeys(QObject):
    """Watches widgets, and takes the keys of undo before they or the menus do."""

    def __init__(self, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft

    def watch(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        run = self._wanted(event)
        if run is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            run()
        return True

    def _wanted(self, event: QEvent) -> Callable[[], None] | None:
        if event.type() not in ASKED or not isinstance(event, QKeyEvent):
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._draft.undo_stack.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._draft.undo_stack.redo
        return None

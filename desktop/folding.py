"""A dock that folds to its title bar where there is no room for more."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.dock import Dock
from desktop.widgets.dock_title import DockTitle

UNLIMITED = 16_777_215  # px: what Qt calls QWIDGETSIZE_MAX


class Folding(QObject):
    """Folds and unfolds one dock; a click on its title or on the arrow does the same."""

    changed = Signal(bool)  # by the user: whether it is folded now

    def __init__(self, dock: Dock, title: DockTitle) -> None:
        super().__init__(dock)
        self._dock, self._title = dock, title
        self._is_folded = False
        self._arrow = title.add_button("chevron-down", self.tr("Fold"))
        self._arrow.setObjectName(f"fold.{dock.panel.name}")
        self._arrow.clicked.connect(self._turn)
        self._arrow.hide()
        title.installEventFilter(self)

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def offer(self, on: bool) -> None:
        """Show the arrow where folding makes sense."""
        self._arrow.setVisible(on)

    def fold(self, on: bool) -> None:
        """Leave nothing but the title bar, or give everything back."""
        self._is_folded = on
        self._dock.panel.setVisible(not on)
        self._dock.setMaximumHeight(self._title.height() if on else UNLIMITED)
        name = self._dock.windowTitle()
        words = self.tr("Unfold {panel}") if on else self.tr("Fold {panel}")
        icon = "chevron-up" if on else "chevron-down"
        self._arrow.show_icon(icon, words.format(panel=name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_folded:
            inside = isinstance(watched, QWidget) and not self._dock.isFloating()
            if inside:
                self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        self.fold(not self._is_folded)
        self.changed.emit(self._is_folded)

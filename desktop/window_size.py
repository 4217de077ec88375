"""The size of the window: as the user made it, whatever the zoom asks for, within the screen."""

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.style import Look


class WindowSize(QObject):
    """Gives the window back its size after each change of the zoom."""

    def __init__(self, look: Look, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = window.size()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.restore)
        look.changed.connect(self._timer.start)

    def note(self, size: QSize) -> None:
        """Remember the size, unless the window only grew to what is in it."""
        if size != self._wanted.expandedTo(self._window.minimumSize()):
            self._wanted = size

    def restore(self) -> None:
        """Take the size that the user gave, as far as the screen has room."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        layout = window.layout()
        if layout is not None:
            layout.activate()  # the least size is that of the new zoom
        window.resize(self._wanted.boundedTo(self._room()))

    def _room(self) -> QSize:
        if QGuiApplication.platformName() == "offscreen":
            return self._wanted  # there is no screen to fit
        window = self._window
        frame = window.frameGeometry().size() - window.size()
        return window.screen().availableGeometry().size() - frame

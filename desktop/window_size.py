"""The size of the window: as the user made it, whatever the zoom asks for, within the screen."""

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.style import Look

TRIES = 8  # turns of the event loop after which what is inside needs all the room

LEAST_WIDTH = 570  # px at 100 %: below this words are cut, unless the screen is narrower


class WindowSize(QObject):
    """Gives the window back its size after each change of the zoom."""

    def __init__(self, look: Look, window: QMainWindow) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._wanted = window.size()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.restore)
        self._tries = 0
        look.changed.connect(self.begin)

    def note(self, size: QSize) -> None:
        """Remember the size, unless the window only grew to what is in it."""
        if not self._is_spread and size != self._wanted.expandedTo(self._window.minimumSize()):
            self._wanted = size

    def restore(self) -> None:
        """Take the size that the user gave, as far as the screen has room."""
        window = self._window
        if self._is_spread:
            return
        layout = window.layout()
        if layout is not None:
            layout.activate()  # the least size is that of the new zoom
        target = self._wanted.boundedTo(self._room())
        window.resize(target)
        if window.size() != target and self._tries:
            self._tries -= 1  # docks become tabs, and need less, a turn of the event loop later
            self._timer.start()

    def begin(self) -> None:
        """Come to the wanted size as soon as what is inside has settled."""
        self._tries = TRIES
        room = self._window.screen().availableGeometry().width()
        is_seen = QGuiApplication.platformName() != "offscreen"
        least = self._look.theme.px(LEAST_WIDTH)
        self._window.setMinimumWidth(min(least, room) if is_seen else least)
        self._timer.start()

    @property
    def _is_spread(self) -> bool:
        """Whether the window has the size of the screen and not one of its own."""
        return self._window.isMaximized() or self._window.isFullScreen()

    def _room(self) -> QSize:
        if QGuiApplication.platformName() == "offscreen":
            return self._wanted  # there is no screen to fit
        window = self._window
        frame = window.frameGeometry().size() - window.size()
        return window.screen().availableGeometry().size() - frame

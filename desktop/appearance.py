"""Which theme is in force: the settings, the system, and the zoom."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.settings import ZOOMS, Settings
from desktop.style import Look
from desktop.theme import DARK, LIGHT, Theme

MOVES = {"system": None, "on": True, "off": False}


def wanted_theme(settings: Settings, app: QApplication) -> Theme:
    """Return the theme that settings and system ask for, zoomed."""
    name = settings.theme
    if name == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    return (DARK if name == "dark" else LIGHT).zoomed(settings.zoom / 100)


class Appearance(QObject):
    """Keeps the look of the application as the settings and the system want it."""

    def __init__(self, look: Look, settings: Settings, app: QApplication) -> None:
        super().__init__()
        self._look, self._settings, self._app = look, settings, app
        self._presents: float | None = None
        self._refreshing = QTimer(self, singleShot=True, interval=0)  # six keys, one dressing
        self._refreshing.timeout.connect(self._refresh)
        look.show_motion(MOVES[settings.motion])
        settings.changed.connect(self._follow)
        app.styleHints().colorSchemeChanged.connect(self._refreshing.start)

    def switch_theme(self) -> None:
        """Show dark where it is light, and the other way round."""
        self._settings.theme = "light" if self._look.theme.name == "dark" else "dark"

    def present(self, factor: float | None) -> None:
        """Dress for a beamer, so many times as large; None: as the settings say again."""
        self._presents = factor
        self._refresh()

    def zoom_by(self, steps: int) -> None:
        """Go up or down the list of zooms; 0 steps is 100 %."""
        now = self._settings.zoom
        if not steps:
            self._settings.zoom = 100
            return
        further = [zoom for zoom in ZOOMS if (zoom > now if steps > 0 else zoom < now)]
        if further:
            self._settings.zoom = further[0] if steps > 0 else further[-1]

    def _follow(self, name: str) -> None:
        if name in ("theme", "zoom"):
            self._refreshing.start()
        elif name == "motion":
            self._look.show_motion(MOVES[self._settings.motion])

    def _refresh(self) -> None:
        theme = wanted_theme(self._settings, self._app)
        theme = theme.presented(self._presents) if self._presents else theme
        if theme != self._look.theme:
            self._look.show(theme)

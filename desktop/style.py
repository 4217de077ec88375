"""How the application looks now: one theme applied to palette, style sheet and fonts."""

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.icons import icon, svg
from desktop.lab_style import LabStyle
from desktop.stylesheet import stylesheet
from desktop.theme import BODY, Theme

ARROWS = {"up": "chevron-up", "down": "chevron-down"}


class Look(QObject):
    """The theme in force; who paints by hand listens to ``changed``."""

    changed = Signal()

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        # A style sheet reads its arrows from files; an installed program may be read-only.
        self._folder = QTemporaryDir()
        self._style = LabStyle(theme)
        app.setStyle(self._style)
        self.show(theme)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def is_worn(self) -> bool:
        """Whether the application wears this look, and not that of a window opened later."""
        return isValid(self._style)

    def show(self, theme: Theme) -> None:
        """Dress the whole application in ``theme``, its zoom included."""
        if not self.is_worn:
            self._style = LabStyle(theme)
            self._app.setStyle(self._style)
        self._theme = theme
        self._style.theme = theme
        self._icons.clear()
        self._app.setPalette(palette(theme))
        self._app.setFont(theme.font(BODY))
        self._app.setStyleSheet(stylesheet(theme, self._write_arrows(theme)))
        self.changed.emit()

    def show_motion(self, moves: bool | None) -> None:
        """Let things move, or change at once; None: as the system has it."""
        self._style.moves = moves

    def icon(self, name: str, token: str = "muted", size: int = 18) -> QIcon:
        """Return a drawing in the colour ``token``, for ``size`` pixels at 100 %."""
        key = (name, token, size)
        if key not in self._icons:
            theme = self._theme
            self._icons[key] = icon(
                name, theme.colour(token), theme.px(size), theme.colour("disabled")
            )
        return self._icons[key]

    def _write_arrows(self, theme: Theme) -> str:
        """Write the drawings that the style sheet needs; return their folder."""
        folder = Path(self._folder.path()) / theme.name
        folder.mkdir(exist_ok=True)
        for name, drawing in ARROWS.items():
            text = svg(drawing, theme.colour("muted")).replace('"1.7"', '"2.2"')
            (folder / f"{name}.svg").write_text(text, encoding="utf-8")
        check = svg("check", theme.colour("on_accent")).replace('"1.7"', '"2.6"')
        (folder / "check.svg").write_text(check, encoding="utf-8")
        return folder.as_posix()


def palette(theme: Theme) -> QPalette:
    """Return the colours for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    result = QPalette()
    for which, token in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "raised",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "panel",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent_text",
        role.LinkVisited: "accent_text",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Light: "raised",
        role.Midlight: "border",
        role.Mid: "border_strong",
        role.Dark: "border_strong",
        role.Shadow: "border",
    }.items():
        result.setColor(which, theme.colour(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("disabled"))
    return result

"""Push buttons and tool buttons whose drawings follow the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.style import Look
from desktop.theme import BODY, MEDIUM, SEMIBOLD

ICON_TOKENS = {"plain": "text", "primary": "on_accent", "flat": "accent_text"}
LEAST_TARGET = 24  # px at 100 %: WCAG 2.5.8


class PushButton(QPushButton):
    """A button with words; ``kind`` is "plain", "primary" (one in a view) or "flat"."""

    def __init__(
        self, look: Look, text: str, icon: str = "", kind: str = "plain", size: float = BODY
    ) -> None:
        super().__init__(text)
        self._look, self._icon, self._kind, self._size = look, icon, kind, size
        self.setProperty("kind", kind)
        look.changed.connect(self._dress)
        self._dress()

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self._dress()

    def _dress(self) -> None:
        theme = self._look.theme
        weight = SEMIBOLD if self._kind == "primary" and self._size >= BODY else MEDIUM
        self.setFont(theme.font(self._size, weight))
        if self._icon:
            self.setIconSize(QSize(theme.px(16), theme.px(16)))
            self.setIcon(self._look.icon(self._icon, ICON_TOKENS[self._kind], 16))


class ToolButton(QToolButton):
    """A drawing to press; ``name`` is what a screen reader says and the tool tip shows."""

    def __init__(
        self, look: Look, icon: str, name: str, size: int = 18, token: str = "muted"
    ) -> None:
        super().__init__()
        self._look, self._icon, self._size, self._token = look, icon, size, token
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._dress)
        self._dress()

    def show_icon(self, icon: str, name: str = "") -> None:
        """Change the drawing, and the name where one is given."""
        self._icon = icon
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self._dress()

    def _dress(self) -> None:
        theme = self._look.theme
        drawing = theme.px(self._size)
        self.setIconSize(QSize(drawing, drawing))
        self.setIcon(self._look.icon(self._icon, self._token, self._size))
        side = max(theme.px(self._size + 10), theme.px(LEAST_TARGET))
        self.setFixedSize(side, side)

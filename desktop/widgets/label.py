"""A text in a size, weight and colour of the theme."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel

from desktop.style import Look
from desktop.theme import BODY, REGULAR


class Label(QLabel):
    """A text that follows the theme; ``token`` names its colour."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        size: float = BODY,
        weight: QFont.Weight = REGULAR,
        token: str = "text",
        *,
        mono: bool = False,
    ) -> None:
        super().__init__(text)
        self._look = look
        self._size, self._weight, self._token, self._mono = size, weight, token, mono
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # in a tool bar it would be another
        look.changed.connect(self._dress)
        self._dress()

    def show_token(self, token: str) -> None:
        """Take the colour that the theme calls ``token``."""
        if token != self._token:
            self._token = token
            self._dress()

    def show_size(self, size: float) -> None:
        """Take another size, in pixels at 100 %."""
        if size != self._size:
            self._size = size
            self._dress()

    def show_weight(self, weight: QFont.Weight) -> None:
        if weight != self._weight:
            self._weight = weight
            self._dress()

    def _dress(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(self._size, self._weight, mono=self._mono))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._token))
        self.setPalette(palette)

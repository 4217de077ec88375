"""A short text in a rounded frame, with a button that takes it away where wanted."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import SEMIBOLD, SMALL
from desktop.widgets.buttons import ToolButton
from desktop.widgets.label import Label

HEIGHT = 20  # px at 100 %; 24 with a button
COLOURS = {  # kind: ground, border, text
    "plain": ("raised", "border", "muted"),
    "ok": ("ok_soft", "ok", "ok_text"),
    "note": ("note_bg", "note_border", "note_text"),
    "accent": ("accent_soft", "accent", "accent_text"),
    "cut": ("removed_bg", "cut", "cut_text"),
}


class Chip(QWidget):
    """A word that stands for a state or a token; ``removed`` is the user's wish."""

    removed = Signal()

    def __init__(
        self, look: Look, text: str, kind: str = "plain", icon: str = "", *, removable: bool = False
    ) -> None:
        super().__init__()
        self._look, self._kind, self._icon, self._removable = look, kind, icon, removable
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._drawing = QLabel()
        if not icon:
            self._drawing.hide()  # never shown before it has a parent: it would be a window
        self._text = Label(look, text, SMALL, SEMIBOLD, COLOURS[kind][2])
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._drawing)
        self._row.addWidget(self._text)
        if removable:
            button = ToolButton(look, "cross", self.tr("Remove {token}").format(token=text), 12)
            button.clicked.connect(self.removed)
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str, kind: str = "") -> None:
        self._text.setText(text)
        if kind:
            self._kind = kind
            self._text.show_token(COLOURS[kind][2])
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        ground, border, _text = COLOURS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(border), 1))
        painter.setBrush(theme.colour(ground))
        round_ = self.height() / 2 - 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)

    def _dress(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(8), 0, 0 if self._removable else px(8), 0)
        self._row.setSpacing(px(3))
        self.setFixedHeight(px(24 if self._removable else HEIGHT))
        if self._icon:
            icon = self._look.icon(self._icon, COLOURS[self._kind][2], 14)
            ratio = self.devicePixelRatioF()
            self._drawing.setPixmap(icon.pixmap(icon.availableSizes()[0], ratio))

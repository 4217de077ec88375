"""Texts that are shaped once and painted often."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

MOST_KEPT = 4000


class TextPen:
    """Paints short texts in one font around a middle line."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        # Capitals and digits look centred when half their height lies above the line.
        self._lift = self._metrics.ascent() - self._metrics.capHeight() / 2
        self._shaped: dict[str, tuple[QStaticText, float]] = {}

    def left(self, painter: QPainter, x: float, y: float, text: str) -> None:
        """Paint ``text`` from ``x`` on, its capitals centred on ``y``."""
        shaped, _width = self._shape(text)
        painter.drawStaticText(QPointF(x, y - self._lift), shaped)

    def right(self, painter: QPainter, x: float, y: float, text: str) -> None:
        """Paint ``text`` so that it ends at ``x``."""
        shaped, width = self._shape(text)
        painter.drawStaticText(QPointF(x - width, y - self._lift), shaped)

    def centre(self, painter: QPainter, x: float, y: float, text: str) -> None:
        shaped, width = self._shape(text)
        painter.drawStaticText(QPointF(x - width / 2, y - self._lift), shaped)

    def width(self, text: str) -> float:
        return self._shape(text)[1]

    def elided(self, text: str, width: float) -> str:
        """Return ``text``, cut to ``width`` pixels with "…"."""
        if self.width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _shape(self, text: str) -> tuple[QStaticText, float]:
        known = self._shaped.get(text)
        if known is None:
            shaped = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.prepare(font=self.font)
            if len(self._shaped) >= MOST_KEPT:
                self._shaped.clear()
            known = self._shaped[text] = shaped, shaped.size().width()
        return known

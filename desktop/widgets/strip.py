"""One square per token: alive, cut here, cut before."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import Theme
from desktop.widgets.hatch import paint_hatched

MOST_SQUARES = 24  # above this the strip is a bar
BAR_WIDTH = 105  # px at 100 %


class Fate(Enum):
    """What became of a token."""

    ALIVE = "alive"
    HERE = "cut here"
    BEFORE = "cut before"


class SurvivorStrip(QWidget):
    """Shows how many tokens a stage leaves, and which it cut, likeliest first."""

    def __init__(self, look: Look, side: float = 8, gap: float = 2.5) -> None:
        super().__init__()
        self._look, self._side, self._gap = look, side, gap
        self._counts = (0, 0, 0)
        self._fates: tuple[Fate, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tokens kept"))
        look.changed.connect(self.updateGeometry)

    def show_tokens(self, alive: int, here: int, before: int = 0) -> None:
        """Show counts, for a stage that keeps the likeliest tokens."""
        fates: tuple[Fate, ...] = ()
        if alive + here + before <= MOST_SQUARES:
            fates = (Fate.ALIVE,) * alive + (Fate.HERE,) * here + (Fate.BEFORE,) * before
        self._show((alive, here, before), fates)

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """Show each token by itself, for a stage that cuts in the middle or at the head."""
        counted = (fates.count(Fate.ALIVE), fates.count(Fate.HERE), fates.count(Fate.BEFORE))
        self._show(counted, tuple(fates) if len(fates) <= MOST_SQUARES else ())

    def sizeHint(self) -> QSize:
        zoom = self._look.theme.zoom
        count = len(self._fates)
        width = count * (self._side + self._gap) if count else BAR_WIDTH
        return QSize(round(width * zoom), round((self._side + 2) * zoom))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.zoom, theme.zoom)
        if not self._fates:
            self._paint_bar(painter, theme)
            return
        inner = self._side - 1.5
        for place, fate in enumerate(self._fates):
            left = place * (self._side + self._gap) + 0.75
            _paint_square(painter, QRectF(left, 1.25, inner, inner), fate, theme)

    def _show(self, counts: tuple[int, int, int], fates: tuple[Fate, ...]) -> None:
        if (counts, fates) == (self._counts, self._fates):
            return
        self._counts, self._fates = counts, fates
        alive, here, _before = counts
        words = self.tr("{kept} of {whole} tokens kept")
        if here:
            words = self.tr("{kept} of {whole} tokens kept, {cut} cut here")
        words = words.format(kept=alive, whole=sum(counts), cut=here)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def _paint_bar(self, painter: QPainter, theme: Theme) -> None:
        alive, here, before = self._counts
        total = alive + here + before
        if not total:
            return
        width, thick = BAR_WIDTH - 2, self._side - 1.5
        kept = max(2.0, width * alive / total)
        cut = width * here / total
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(0.75, 1.75, width, thick), 2, 2)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0.75, 1.75, kept, thick), 2, 2)
        if cut > 1:
            area = QRectF(0.75 + kept, 1.75, min(cut, width - kept), thick)
            painter.fillRect(area, theme.colour("panel"))
            paint_hatched(painter, area, theme.colour("cut"), 4)


def _paint_square(painter: QPainter, square: QRectF, fate: Fate, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if fate is Fate.ALIVE:
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("accent"))
    elif fate is Fate.HERE:
        painter.setPen(QPen(theme.colour("cut"), 1.3))
    else:
        painter.setPen(QPen(theme.colour("track"), 1.2))
    painter.drawRoundedRect(square, 1.6, 1.6)
    if fate is Fate.HERE:
        inside = square.adjusted(1.6, 1.6, -1.6, -1.6)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(
            QPointF(inside.right(), inside.top()), QPointF(inside.left(), inside.bottom())
        )

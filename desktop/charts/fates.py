"""The chart of fates: looked at, and read aloud as its summary."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from desktop.charts.drawn import DrawnChart
from desktop.charts.fates_frame import FatesFrame
from desktop.charts.fates_paint import FatesPainter
from desktop.charts.fates_picture import FatesPicture
from desktop.charts.sweep_axis import SweepAxis
from desktop.style import Look
from desktop.widgets.focus_ring import paint_ring


class FatesChart(DrawnChart):
    """Ribbons and lanes of the likeliest tokens."""

    least = (240, 330)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._picture = FatesPicture(SweepAxis(0, 1), hidden=True)
        self._painter = FatesPainter(look.theme)

    @property
    def picture(self) -> FatesPicture:
        """What is shown."""
        return self._picture

    @property
    def frame(self) -> FatesFrame:
        """Where everything stands now."""
        return FatesFrame.of(QRectF(self.rect()), self._picture, self._look.theme)

    def show_picture(self, picture: FatesPicture) -> None:
        """Show another picture; its summary is what a screen reader says."""
        self._picture = picture
        self.setAccessibleDescription("" if picture.hidden else picture.summary)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        self._painter.paint(painter, QRectF(self.rect()), self._picture)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, self._look.theme)

    def dress(self) -> None:
        self._painter = FatesPainter(self._look.theme)

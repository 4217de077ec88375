"""The histograms of a scorecard on the screen."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.histogram_picture import ScorecardPicture
from desktop.style import Look


class HistogramsChart(QWidget):
    """Shows a picture; its words are for screen readers."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._picture = ScorecardPicture(())
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    @property
    def picture(self) -> ScorecardPicture:
        return self._picture

    def show_picture(self, picture: ScorecardPicture) -> None:
        self._picture = picture
        self.setAccessibleDescription(picture.summary)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(640), px(300))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(320), px(260))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("panel"))
        px = self._look.theme.px
        area = QRectF(self.rect()).adjusted(px(8), px(6), -px(8), -px(6))
        self._picture.paint(painter, area, self._look.theme)

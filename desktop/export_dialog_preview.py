"""The live preview of an export: the very page, painted at the size of the preview."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.export import Page, image_of
from desktop.charts.figure import Figure
from desktop.style import Look
from desktop.theme import LABEL

PAUSE = 40  # ms without a change before the preview is painted
CHECK = 8  # px at 100 %: the squares that show through a transparent ground
MARGIN = 12  # px at 100 %


class Preview(QWidget):
    """Shows a page as it will be written; words where there is no picture."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._figure: Figure | None = None
        self._page: Page | None = None
        self._words = ""
        self._picture = QPixmap()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.render_now)
        self.setObjectName("export.preview")
        self.setAccessibleName(self.tr("Preview"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, figure: Figure, page: Page) -> None:
        """Show a page from the next pause on."""
        self._figure, self._page, self._words = figure, page, ""
        self.setAccessibleDescription(page.texts.alternative)
        self._pause.start()

    def show_words(self, words: str) -> None:
        """Say something instead of a picture."""
        self._page, self._words, self._picture = None, words, QPixmap()
        self.setAccessibleDescription(words)
        self.update()

    @property
    def picture(self) -> QPixmap:
        """What is shown; null before the first pause."""
        return self._picture

    def render_now(self) -> None:
        """Paint the page into the picture that is shown."""
        if self._figure is None or self._page is None:
            return
        room = self._room().size()
        size = self._page.size
        scale = min(room.width() / size.width(), room.height() / size.height())
        ratio = max(0.02, scale * self.devicePixelRatioF())
        image = image_of(self._figure, replace(self._page, ratio=ratio))
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture = QPixmap.fromImage(image)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(620), px(460))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(220), px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track"))
        if self._words:
            painter.setFont(theme.font(LABEL))
            painter.setPen(theme.colour("text"))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room(), int(middle), self._words)
        if self._picture.isNull():
            return
        shown = self._picture.deviceIndependentSize()
        place = QRectF(QPointF(0, 0), shown)
        place.moveCenter(QRectF(self.rect()).center())
        if self._page is not None and not self._page.solid:
            _paint_checks(painter, place, theme.px(CHECK), QColor("#FFFFFF"), QColor("#E3E3E3"))
        painter.drawPixmap(place.topLeft(), self._picture)

    def _room(self) -> QRectF:
        margin = self._look.theme.px(MARGIN)
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)


def _paint_checks(painter: QPainter, area: QRectF, side: int, light: QColor, grey: QColor) -> None:
    """Paint the squares that mean: nothing is here."""
    painter.fillRect(area, light)
    for row in range(int(area.height() / side) + 1):
        for column in range(row % 2, int(area.width() / side) + 1, 2):
            square = QRectF(area.left() + column * side, area.top() + row * side, side, side)
            painter.fillRect(square & area, grey)

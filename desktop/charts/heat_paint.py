"""How a heat map is painted: the one routine for screen, PNG, SVG and PDF."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.charts.heat_axes import HeatAxes
from desktop.charts.heat_frame import HeatFrame
from desktop.charts.heat_picture import HeatCells, HeatPicture, Mark
from desktop.charts.heat_places import hatched
from desktop.charts.text import TextPen
from desktop.charts.viridis import LIGHT_FROM, colours
from desktop.theme import BODY, LABEL, SEMIBOLD, Theme

WHITE, DARK = QColor("#FFFFFF"), QColor("#171B21")  # over the colours, in both themes
PLATE = QColor(16, 21, 27, 216)  # behind white words over the colours
HATCH = QColor(255, 255, 255, 70)
DENSE = 11.0  # px between the lines of the hatch


def paint_heat(painter: QPainter, area: QRectF, theme: Theme, picture: HeatPicture) -> None:
    """Paint ``picture`` into ``area``."""
    HeatPainter(theme).paint(painter, area, picture)


def image_of(cells: HeatCells) -> QImage:
    """Return the colours of a map, one pixel for each setting."""
    pixels = colours(cells.shares)
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes above do not live on


class HeatPainter:
    """Paints maps in one theme; keeps the colours of the last picture."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._axes = HeatAxes(theme)
        self._label = TextPen(theme.font(LABEL, SEMIBOLD))
        self._name = TextPen(theme.font(BODY, SEMIBOLD))
        self._hatch: tuple[object, list[QLineF], object] | None = None
        self._image: tuple[HeatCells, QImage] | None = None

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        picture: HeatPicture,
        hovered: tuple[float, float] | None = None,
    ) -> None:
        """Paint the map, its axes and the bar of colours."""
        frame = HeatFrame.of(area, picture, self._theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axes.paint(painter, frame)
        if not picture.hidden:
            self._paint_colours(painter, frame)
            self._paint_idle(painter, frame)
            self._paint_lines(painter, frame)
            self._paint_names(painter, frame)
            self._paint_cross(painter, frame)
            for mark in picture.marks:
                self._paint_mark(painter, frame, mark)
            if hovered is not None:
                self._paint_hovered(painter, frame, hovered)
        painter.restore()

    def _paint_colours(self, painter: QPainter, frame: HeatFrame) -> None:
        cells = frame.picture.cells
        if self._image is None or self._image[0] is not cells:
            self._image = cells, image_of(cells)
        painter.save()
        painter.setClipRect(frame.map)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(frame.cells, self._image[1])
        painter.restore()

    def _paint_idle(self, painter: QPainter, frame: HeatFrame) -> None:
        """Hatch the cells in which some field has no effect."""
        idle, room = frame.picture.idle, frame.map
        if idle is None:
            return
        key = (id(idle), room.width(), room.height())
        if self._hatch is None or self._hatch[0] != key:
            pieces = hatched(idle, room.width(), room.height(), DENSE * frame.zoom)
            self._hatch = key, [QLineF(*piece) for piece in pieces.tolist()], idle
        painter.save()
        painter.translate(room.topLeft())
        painter.setPen(QPen(HATCH, 1.2 * frame.zoom))
        painter.drawLines(self._hatch[1])
        painter.restore()

    def _paint_lines(self, painter: QPainter, frame: HeatFrame) -> None:
        painter.save()
        painter.setClipRect(frame.map)
        painter.setPen(QPen(WHITE, 1.6 * frame.zoom))
        for line in frame.picture.cells.lines:
            painter.drawLines([QLineF(*ends) for ends in frame.ends(line).tolist()])
        painter.restore()

    def _paint_names(self, painter: QPainter, frame: HeatFrame) -> None:
        painter.setFont(self._name.font)
        for name, place, value in frame.picture.names:
            light = frame.picture.scale.place(value) > LIGHT_FROM
            painter.setPen(DARK if light else WHITE)
            at = frame.at(*place)
            half = self._name.width(name) / 2 + 4 * frame.zoom
            x = min(max(at.x(), frame.map.left() + half), frame.map.right() - half)
            self._name.centre(painter, x, at.y(), name)

    def _paint_cross(self, painter: QPainter, frame: HeatFrame) -> None:
        if frame.picture.cross is None:
            return
        at, room = frame.at(*frame.picture.cross), frame.map
        pen = QPen(QColor(255, 255, 255, 200), 1.2 * frame.zoom, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])  # in widths of the pen
        painter.setPen(pen)
        x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
        painter.drawLine(QLineF(room.left(), y, room.right(), y))
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def _paint_mark(self, painter: QPainter, frame: HeatFrame, mark: Mark) -> None:
        zoom, at = frame.zoom, frame.at(mark.x, mark.y)
        painter.setPen(QPen(WHITE, 2.4 * zoom))
        if mark.name == "B":
            painter.setBrush(self._theme.colour("sample"))
            painter.drawEllipse(at, 7 * zoom, 7 * zoom)
        elif mark.name:
            painter.setBrush(DARK)
            painter.drawRect(QRectF(at.x() - 5 * zoom, at.y() - 5 * zoom, 10 * zoom, 10 * zoom))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 6 * zoom, 6 * zoom)
        below = 16 if mark.name in ("", "B") else 4
        self._paint_plate(painter, frame, at, f"{mark.name}  {mark.text}".strip(), below)

    def _paint_hovered(
        self, painter: QPainter, frame: HeatFrame, hovered: tuple[float, float]
    ) -> None:
        picture = frame.picture
        words = f"{picture.say_at(*hovered)}: {picture.say(picture.value_at(*hovered))}"
        self._paint_plate(painter, frame, frame.at(*hovered), words, -16)

    def _paint_plate(
        self, painter: QPainter, frame: HeatFrame, at: QPointF, words: str, below: float
    ) -> None:
        """Write white words beside a point, on a dark plate inside the map."""
        zoom, room, pen = frame.zoom, frame.map, self._label
        wide, high = pen.width(words) + 10 * zoom, 18 * zoom
        x = at.x() + 12 * zoom
        x = x if x + wide <= room.right() - 2 else at.x() - 12 * zoom - wide
        y = at.y() + below * zoom - high / 2
        y = min(max(y, room.top() + 2), room.bottom() - high - 2)
        plate = QRectF(max(x, room.left() + 2), y, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PLATE)
        painter.drawRoundedRect(plate, 3 * zoom, 3 * zoom)
        painter.setFont(pen.font)
        painter.setPen(WHITE)
        pen.left(painter, plate.left() + 5 * zoom, plate.center().y(), words)

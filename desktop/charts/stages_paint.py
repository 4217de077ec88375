"""How the stages chart is painted: the one routine for screen, PNG, SVG and PDF."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.numbers import token_text
from desktop.charts.stages_cells_paint import CellsPainter
from desktop.charts.stages_columns_paint import ColumnsPainter
from desktop.charts.stages_frame import END, StagesFrame
from desktop.charts.stages_picture import Kind, StagesPicture, Token
from desktop.charts.text import TextPen
from desktop.charts.waterfall_paint import WaterfallPainter
from desktop.theme import LABEL, MEDIUM, SMALL, Theme
from desktop.widgets.focus_ring import paint_ring

DIM = 0.3  # what is still seen of the names of stages to come


@dataclass(frozen=True)
class StagesView:
    """What the user does at the moment; rows count from 0, −1 is none."""

    selected: int = -1
    hovered: int = -1
    keyboard: int = -1  # the row with the focus
    shown: int | None = None  # while stepping: the last column that is shown
    fade: float = 1.0  # how much of that column is there yet
    drop: float | None = None  # while a stage is dragged: where it would go, px
    scroll: int = 0


def paint_stages(painter: QPainter, area: QRectF, theme: Theme, picture: StagesPicture) -> None:
    """Paint ``picture`` into ``area``."""
    StagesPainter(theme).paint(painter, area, picture, StagesView())


class StagesPainter:
    """Paints stages in one theme; keeps shaped texts from one picture to the next."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._cells = CellsPainter(theme)
        self._waterfall = WaterfallPainter(theme)
        self._columns = ColumnsPainter(theme)
        self._label = TextPen(theme.font(LABEL))
        self._small = TextPen(theme.font(SMALL))
        self._head = TextPen(theme.font(SMALL, MEDIUM))
        self._token = TextPen(theme.font(LABEL, MEDIUM, mono=True))
        self._token_removed = TextPen(theme.font(LABEL, mono=True))

    def paint(
        self, painter: QPainter, area: QRectF, picture: StagesPicture, view: StagesView
    ) -> None:
        """Paint the columns, and where the entropy goes below them."""
        frame = StagesFrame.of(area, picture, self._theme, view.scroll)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grounds(painter, frame, picture, view)
        self._paint_tokens(painter, frame, picture, view)
        painter.save()
        painter.setClipRect(frame.columns_room, Qt.ClipOperation.IntersectClip)
        for place in range(len(picture.columns)):
            coming = DIM + (1.0 - DIM) * view.fade
            painter.setOpacity(coming if place == view.shown else 1.0)
            self._paint_column(painter, frame, picture, view, place)
        painter.setOpacity(1.0)
        self._paint_paths(painter, frame, picture, view)
        self._paint_drop(painter, frame, view)
        painter.restore()
        if view.keyboard >= 0:
            paint_ring(painter, frame.line(view.keyboard), 3, self._theme)
        self._waterfall.paint(painter, frame, picture, view.shown)
        painter.restore()

    def _paint_grounds(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, view: StagesView
    ) -> None:
        """Paint the rows chosen and pointed at, and a line under each row."""
        theme = self._theme
        for row, token in ((view.hovered, "raised"), (view.selected, "selection")):
            if 0 <= row < len(picture.rows):
                painter.fillRect(frame.line(row), theme.colour(token))
        painter.setPen(QPen(theme.colour("grid"), 1))
        right = frame.area.right() - END * frame.zoom / 2
        lines = []
        for row in range(1, len(picture.rows) + 1):
            y = frame.top_of(row) - 0.5
            lines.append(QLineF(frame.area.left(), y, right, y))
        painter.drawLines(lines)

    def _paint_tokens(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, view: StagesView
    ) -> None:
        """Paint ranks and names, and how many tokens there are besides."""
        start = frame.area.left() + 34 * frame.zoom
        y = frame.rows.top() - 14 * frame.zoom
        words = QCoreApplication.translate("Stages", "Token")
        self._write(painter, self._head, QPointF(start, y), words, "muted")
        for row, token in enumerate(picture.rows):
            removed = picture.is_removed(row, view.shown)
            self._paint_token(painter, frame, row, token, removed=removed)
        if picture.more:
            at = QPointF(start, frame.middle_of(len(picture.rows)))
            self._write(painter, self._label, at, picture.more, "muted")

    def _paint_token(
        self, painter: QPainter, frame: StagesFrame, row: int, token: Token, *, removed: bool
    ) -> None:
        """Paint the rank, where it has room, and the name."""
        left, zoom, y = frame.area.left(), frame.zoom, frame.middle_of(row)
        wide = self._small.width(str(token.rank))
        if wide <= 31 * zoom:
            x = max(left, left + 24 * zoom - wide)
            self._write(painter, self._small, QPointF(x, y), str(token.rank), "muted")
        pen = self._token_removed if removed else self._token
        room = frame.columns_room.left() - left - 40 * zoom
        name = pen.elided(token_text(token.token), room)
        ink = "removed_text" if removed else "text"
        self._write(painter, pen, QPointF(left + 34 * zoom, y), name, ink)

    def _write(self, painter: QPainter, pen: TextPen, at: QPointF, text: str, token: str) -> None:
        """Write from ``at`` on, in the colour that the theme calls ``token``."""
        painter.setFont(pen.font)
        painter.setPen(self._theme.colour(token))
        pen.left(painter, at.x(), at.y(), text)

    def _paint_column(
        self,
        painter: QPainter,
        frame: StagesFrame,
        picture: StagesPicture,
        view: StagesView,
        place: int,
    ) -> None:
        """Paint one column; of those to come while stepping only the name."""
        room = frame.columns[place]
        if not room.intersects(frame.columns_room):
            return
        column = picture.columns[place]
        to_come = view.shown is not None and place > view.shown
        if to_come:
            painter.setOpacity(DIM)
        if column.is_off:
            self._columns.paint_pillar(painter, frame, column, room)
            return
        if column.kind is Kind.RESULT:
            self._columns.paint_frame(painter, frame, room)
        self._columns.paint_head(painter, frame, column, room)
        if not to_come:
            self._cells.paint(painter, frame, picture, place)
            self._columns.paint_foot(painter, frame, picture, column, room)

    def _paint_paths(
        self, painter: QPainter, frame: StagesFrame, picture: StagesPicture, view: StagesView
    ) -> None:
        if picture.hidden or view.shown is not None:
            return
        for row in {view.selected, view.hovered}:
            if 0 <= row < len(picture.rows):
                self._cells.paint_path(painter, frame, picture, row)

    def _paint_drop(self, painter: QPainter, frame: StagesFrame, view: StagesView) -> None:
        """Paint where a stage that is dragged would go."""
        if view.drop is None:
            return
        room = frame.columns_room
        painter.setPen(QPen(self._theme.colour("accent"), 3 * frame.zoom))
        top = QPointF(view.drop, room.top() + 4 * frame.zoom)
        painter.drawLine(top, QPointF(view.drop, room.bottom() - 4 * frame.zoom))

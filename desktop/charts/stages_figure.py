"""The stages as a figure for exports: heading, columns and waterfall in any room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from desktop.charts.figure import REMOVED, TICKS
from desktop.charts.stages_frame import StagesFrame
from desktop.charts.stages_paint import paint_stages
from desktop.charts.stages_picture import StagesPicture
from desktop.charts.stages_words import table_of
from desktop.charts.text import TextPen
from desktop.theme import LABEL, SEMIBOLD, TITLE, Theme

HEAD = 32  # px at 100 %


@dataclass(frozen=True)
class StagesFigure:
    """One picture of stages; all of it is painted, smaller where there is little room."""

    picture: StagesPicture

    @property
    def title(self) -> str:
        return self.picture.title

    @property
    def caption(self) -> str:
        return self.picture.caption

    @property
    def summary(self) -> str:
        return "" if self.picture.hidden else self.picture.summary

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint heading, columns and waterfall into ``area``."""
        least = StagesFrame.of(area, self.picture, theme).least
        wide, high = least.width(), least.height() + HEAD * theme.zoom
        fits = min(1.0, area.width() / wide, area.height() / high)
        fitting = theme.zoomed(theme.zoom * fits)
        head = HEAD * fitting.zoom
        _paint_heading(painter, area, fitting, self.picture.mode)
        paint_stages(painter, area.adjusted(0, head, 0, 0), fitting, self.picture)

    def parts(self) -> frozenset[str]:
        """Return which parts an export can leave out."""
        removed = {REMOVED} if any(token.is_removed for token in self.picture.rows) else set()
        return frozenset(removed | ({TICKS} if self.picture.has_ticks else set()))

    def without(self, parts: frozenset[str]) -> "StagesFigure":
        """Return the figure without some of its parts."""
        picture = self.picture.without_ticks() if TICKS in parts else self.picture
        gone = sum(token.is_removed for token in picture.rows)
        if REMOVED in parts and gone:
            words = QCoreApplication.translate("Stages", "cut tokens left out: {count}")
            picture = picture.without_removed(words.format(count=gone))
        return StagesFigure(picture)

    def table(self) -> Sequence[Sequence[object]]:
        """Return one row per token with its share after each stage, and the feet."""
        return table_of(self.picture)


def heading() -> str:
    """Return what stands above the columns."""
    return QCoreApplication.translate("Stages", "What each stage did")


def reading_help(mode: str) -> str:
    """Return how the columns are read."""
    if mode == "logit":
        return QCoreApplication.translate(
            "Stages",
            "Read left to right. Every column shows the logits when they leave that stage.",
        )
    return QCoreApplication.translate(
        "Stages",
        "Read left to right. A tick is the value before the stage; what a cut leaves is rescaled "
        "in the next column.",
    )


def _paint_heading(painter: QPainter, area: QRectF, theme: Theme, mode: str) -> None:
    title, label = TextPen(theme.font(TITLE, SEMIBOLD)), TextPen(theme.font(LABEL))
    at = QPointF(area.left(), area.top() + 14 * theme.zoom)
    painter.setFont(title.font)
    painter.setPen(theme.colour("text"))
    title.left(painter, at.x(), at.y(), heading())
    x = at.x() + title.width(heading()) + 12 * theme.zoom
    painter.setFont(label.font)
    painter.setPen(theme.colour("muted"))
    label.left(painter, x, at.y(), label.elided(reading_help(mode), area.right() - x))

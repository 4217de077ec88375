"""What the marks of the distribution chart mean."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import Look
from desktop.theme import SMALL, Theme
from desktop.widgets.hatch import paint_bracket, paint_hatched, paint_limits

HEIGHT = 20  # px at 100 %
GAP = 14  # px between two entries
SCROLL_BAR = 16  # px at 100 %: one that comes or goes with a line must not bring the line back

Entries = tuple[tuple[str, str], ...]  # mark, words


class Legend(QWidget):
    """Draws each mark as the chart does, with its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: Entries = ()
        self._lines = 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))
        self.show_marks()
        look.changed.connect(self.updateGeometry)

    def show_marks(
        self,
        reference: str = "model alone (T = 1)",
        *,
        sampled: bool = True,
        removed: bool = True,
        curve: bool = False,
        limits: bool = False,
    ) -> None:
        """Name the marks in the picture; ``reference`` is what ticks or the thin line show."""
        self._entries = legend_entries(
            reference, sampled=sampled, removed=removed, curve=curve, limits=limits
        )
        self.setAccessibleDescription("; ".join(words for _mark, words in self._entries))
        self._wrap()
        self.updateGeometry()
        self.update()

    def show_nothing(self) -> None:
        """Name no marks, where there are none; the room stays."""
        self._entries = ()
        self.setAccessibleDescription("")
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(round(_width(self._entries, theme)) + 2, self._lines * theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._lines * self._look.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Take as many lines as the width asks for; at most two, so that it comes to rest."""
        spare = self._look.theme.px(SCROLL_BAR) if self._lines > 1 else 0
        if not self._entries:
            return
        lines = min(2, len(_wrapped(self._entries, self.width() - spare, self._look.theme)))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend_wrapped(painter, QRectF(self.rect()), self._entries, self._look.theme)


def legend_entries(
    reference: str, *, sampled: bool, removed: bool, curve: bool = False, limits: bool = False
) -> Entries:
    """Return the marks that bars or a curve have, each with its words."""
    translate = QCoreApplication.translate
    exact = translate("Legend", "exact, after the chain")
    entries = [("exact line" if curve else "exact", exact)]
    if limits:
        words = translate("Bounds", "could lie here")
        entries.append(("limits line" if curve else "limits", words))
    if reference:
        words = translate("Chart", reference)  # a run of the user has a name of its own
        entries.append(("reference line" if curve else "reference", words))
    if sampled:
        entries.append(("sampled", translate("Legend", "sampled, 95 % interval")))
    if removed:
        entries.append(("removed", translate("Legend", "removed")))
    return tuple(entries)


def paint_legend(painter: QPainter, at: QPointF, entries: Entries, theme: Theme) -> None:
    """Paint ``entries`` in one line whose top left corner is ``at``."""
    zoom = theme.zoom
    x, y = at.x(), at.y() + HEIGHT / 2 * zoom
    painter.setFont(theme.font(SMALL))
    metrics = QFontMetricsF(painter.font())
    lift = metrics.capHeight() / 2  # from the middle of the line down to the foot of the letters
    for mark, words in entries:
        _paint_mark(painter, mark, x, y, theme)
        x += _mark_width(mark) * zoom
        painter.setPen(theme.colour("muted"))
        painter.drawText(QPointF(x, y + lift), words)
        x += metrics.horizontalAdvance(words) + GAP * zoom


def paint_legend_wrapped(painter: QPainter, area: QRectF, entries: Entries, theme: Theme) -> float:
    """Paint ``entries`` at the head of ``area``, in as many lines as needed; return their height.

    What the marks mean stays whole in a narrow picture.
    """
    lines = _wrapped(entries, area.width(), theme)
    height = HEIGHT * theme.zoom
    for place, line in enumerate(lines):
        paint_legend(painter, area.topLeft() + QPointF(0, place * height), line, theme)
    return height * len(lines)


def _wrapped(entries: Entries, width: float, theme: Theme) -> list[Entries]:
    """The entries line by line; each line has one at least."""
    lines: list[Entries] = []
    for entry in entries:
        last = (*lines[-1], entry) if lines else ()
        if last and _width(last, theme) <= width:
            lines[-1] = last
        else:
            lines.append((entry,))
    return lines


def _width(entries: Entries, theme: Theme) -> float:
    metrics = QFontMetricsF(theme.font(SMALL))
    marks = sum(_mark_width(mark) + GAP for mark, _words in entries) - GAP
    return marks * theme.zoom + sum(metrics.horizontalAdvance(words) for _mark, words in entries)


def _mark_width(mark: str) -> float:
    """Return the room for a mark and the gap to its words, px at 100 %."""
    return 10 if mark == "reference" else 21


def _paint_mark(painter: QPainter, mark: str, x: float, y: float, theme: Theme) -> None:
    """Paint one mark with its left end at ``x``, around the line ``y``."""
    painter.save()
    painter.translate(x, y)
    painter.scale(theme.zoom, theme.zoom)
    if mark == "exact":
        painter.fillRect(QRectF(0, -4, 16, 8), theme.colour("accent"))
    elif mark == "exact line":
        painter.setPen(QPen(theme.colour("accent"), 2.4))
        painter.drawLine(QPointF(0, 0), QPointF(16, 0))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(8, 0), 3.0, 3.0)
    elif mark == "reference line":
        painter.setPen(QPen(theme.colour("text"), 1.3))
        painter.drawLine(QPointF(0, 0), QPointF(16, 0))
    elif mark == "reference":
        painter.setPen(QPen(theme.colour("text"), 1.8))
        painter.drawLine(QPointF(3, -6), QPointF(3, 6))
    elif mark == "sampled":
        painter.setPen(QPen(theme.colour("sample"), 1.8))
        painter.drawLine(QPointF(0, 0), QPointF(16, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sample"))
        painter.drawEllipse(QPointF(8, 0), 4.2, 4.2)
    elif mark == "limits":
        paint_limits(painter, QRectF(0, -4, 16, 8), 5.0, theme)
        painter.fillRect(QRectF(0, -4, 5, 8), theme.colour("accent"))
    elif mark == "limits line":
        paint_bracket(painter, QPointF(8, -5), QPointF(8, 5), 3.0, theme)
    else:
        paint_hatched(painter, QRectF(0.5, -3.5, 15, 7), theme.colour("removed"))
    painter.restore()

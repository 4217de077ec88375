"""The page of an exported chart: title, subtitle, the figure, caption and settings."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from desktop.charts.figure import Figure
from desktop.charts.text import TextPen
from desktop.theme import BODY, LABEL, SEMIBOLD, SMALL, TITLE, Theme

MARGIN = 16  # px at 100 %: around the page
GAP = 8  # px at 100 %: above and below the figure
LEAD = 1.45  # height of a line, in sizes of its font
MOST_LINES = 4  # of each text
LEAST_FIGURE = 0.35  # share of the height that texts leave to the figure at least


@dataclass(frozen=True)
class PageTexts:
    """What is written around a figure, and what a file carries unseen."""

    title: str = ""
    subtitle: str = ""
    caption: str = ""  # a sentence under the figure
    settings: str = ""  # the last line: settings, origin and mark
    alternative: str = ""  # for those who do not see the picture
    note: str = ""  # provenance, readable by programs

    @classmethod
    def of(cls, figure: Figure) -> "PageTexts":
        """Return the texts that a figure brings along."""
        return cls(figure.title, settings=figure.caption, alternative=figure.summary)


def paint_page(
    painter: QPainter,
    page: QRectF,
    theme: Theme,
    figure: Figure,
    texts: PageTexts,
    *,
    solid: bool = True,
) -> None:
    """Paint a figure with its texts on the whole of ``page``; ``solid``: on the theme's ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if solid:
        painter.fillRect(page, theme.colour("panel"))
    margin = theme.px(MARGIN)
    inner = page.adjusted(margin, margin, -margin, -margin)
    most = (1.0 - LEAST_FIGURE) * inner.height() / 2
    above = _Block(theme, inner.width(), most)
    above.add(texts.title, theme.font(TITLE, SEMIBOLD), "text")
    above.add(texts.subtitle, theme.font(BODY), "muted")
    below = _Block(theme, inner.width(), most)
    below.add(texts.caption, theme.font(LABEL), "text")
    below.add(texts.settings, theme.font(SMALL), "muted")
    above.paint(painter, inner.topLeft())
    below.paint(painter, QPointF(inner.left(), inner.bottom() - below.height))
    gap = theme.px(GAP)
    top = above.height + gap if above.height else 0.0
    foot = below.height + gap if below.height else 0.0
    painter.save()
    figure.paint(painter, inner.adjusted(0, top, 0, -foot), theme)
    painter.restore()


class _Block:
    """Lines of text one below the other, wrapped to a width."""

    def __init__(self, theme: Theme, width: float, most: float) -> None:
        self._theme, self._width, self._most = theme, width, most
        self._lines: list[tuple[TextPen, str, str, float]] = []
        self.height = 0.0

    def add(self, text: str, font: QFont, token: str) -> None:
        """Write a text below the others, as far as there is room."""
        pen, high = TextPen(font), LEAD * font.pixelSize()
        for line in wrapped(pen, text, self._width) if text else ():
            if self.height + high > self._most and self._lines:
                return
            self._lines.append((pen, line, token, high))
            self.height += high

    def paint(self, painter: QPainter, at: QPointF) -> None:
        y = at.y()
        for pen, line, token, high in self._lines:
            painter.setFont(pen.font)
            painter.setPen(self._theme.colour(token))
            pen.left(painter, at.x(), y + high / 2, line)
            y += high


def wrapped(pen: TextPen, text: str, width: float) -> list[str]:
    """Return a text as lines of at most ``width`` pixels; a last one too long ends in “…”."""
    lines: list[str] = []
    for word in re.split(r"[ \t\n]+(?!\d{3}\b)", text.strip()):  # “10 000” stays together
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (pen.width(longer) <= width or len(lines) == MOST_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return [pen.elided(line, width) for line in lines]

"""Pages: a report as Qt lays it out, on the screen, on paper, and in a PDF whose text is text."""

import re
from collections.abc import Generator
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMarginsF,
    QObject,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextFormat,
)

from desktop.paper_breaks import break_pages
from desktop.paper_content import Pictures, separated
from desktop.theme import LIGHT, Theme
from sampling_core.words import say

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN, FOOT = 16.0, 9.0  # mm: around the page, and for the line at its foot within
PER_INCH = 96  # pixels of a report
DOTS = 600  # of paper to the inch: where letters stand is not rounded to be seen
TEXT, SMALL = 10.0, 8.5  # points
LAB, END = '<section class="lab"', '<section class="end"'
# Qt tells a PDF that a blank is a tab; the tables that say so stand in it as they are.
CODES = re.compile(rb"beginbf(?:char|range).*?endbf", re.DOTALL)
TAB, BLANK = b"<0009>", b"<0020>"

# Qt knows a part of CSS; what it does not know of the page in a browser is said in its words.
SHEET = """
body {{ color: {ink}; }}
h1 {{ font-size: {h1}pt; }} h2 {{ font-size: {h2}pt; }} h3 {{ font-size: {h3}pt; }}
h4 {{ font-size: {text}pt; }}
p, dd, dt, li {{ margin-top: 3px; margin-bottom: 3px; }}
dt, caption, .quiet {{ color: {quiet}; }}
th, td {{ padding: 3px 6px; font-size: {small}pt; text-align: left; vertical-align: top; }}
th {{ font-weight: 600; }}
"""


@dataclass(frozen=True)
class Sheet:
    """Paper, and what stands at the foot of each page beside its number."""

    size: str = "A4"  # one of ``PAPERS``
    foot: str = ""


class Paper(QTextDocument):
    """A report that can be read on the screen, printed, and written as a PDF."""

    def __init__(self, html: str, parent: QObject | None = None, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        body, pictures = separated(html)
        self._pictures = Pictures(pictures, self)
        layout = self.documentLayout()
        layout.registerHandler(QTextFormat.ObjectTypes.ImageObject, self._pictures)
        font = _plain(theme)
        font.setPointSizeF(TEXT * theme.zoom)
        self.setDefaultFont(font)
        sizes = {"h1": 17.0, "h2": 14.0, "h3": 12.0, "text": TEXT, "small": SMALL}
        inks = {"ink": LIGHT.colour("text").name(), "quiet": LIGHT.colour("muted").name()}
        self.setDefaultStyleSheet(
            SHEET.format(**{name: size * theme.zoom for name, size in sizes.items()}, **inks)
        )
        self._pictures.scale = theme.zoom
        self.setHtml(body)

    def fit(self, width: float) -> None:
        """Lay the pictures out for a width in pixels of the screen."""
        self._pictures.room = max(100.0, width - 2 * self.documentMargin())
        self.markContentsDirty(0, self.characterCount())

    def lay_out(self, device: QPagedPaintDevice) -> int:
        """Fit the pages of a printer or a PDF; returns how many there are."""
        self.documentLayout().setPaintDevice(device)
        dots = device.logicalDpiX()
        body = _body(device)
        self._pictures.scale, self._pictures.room = dots / PER_INCH, body.width()
        self.setDocumentMargin(0)
        break_pages(self, body.size())
        return self.pageCount()

    def paint_page(self, painter: QPainter, page: int, size: QSizeF) -> None:
        """Paint one page, counted from 0, at the origin."""
        painter.save()
        painter.translate(0, -page * size.height())
        self.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()


def chapters(html: str) -> list[str]:
    """Return a report as what begins on a page of its own: each lab, and the lists at the end."""
    first, *others = re.split(f"(?={re.escape(LAB)}|{re.escape(END)})", html)
    if not others:
        return [first]
    return [first + others[0], *others[1:]]


def pdf_steps(html: str, title: str, sheet: Sheet) -> Generator[float, None, bytes]:
    """Make a PDF: its text is text, its pictures are drawings; yields the share done."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("Sampling Lab")
    writer.setPageLayout(layout_of(sheet.size))
    yield from printing(writer, html, sheet.foot)
    return CODES.sub(lambda found: found[0].replace(TAB, BLANK), bytes(buffer.data().data()))


def pdf_of(html: str, title: str, sheet: Sheet) -> bytes:
    """Return a report as PDF, at once."""
    steps = pdf_steps(html, title, sheet)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            data: bytes = end.value
            return data


def printing(
    device: QPagedPaintDevice, html: str, foot: str = ""
) -> Generator[float, None, None]:  # fmt: skip
    """Paint a report on a printer or a PDF; yields the share done."""
    papers, counts = [], []
    parts = chapters(html)
    for place, chapter in enumerate(parts):
        papers.append(Paper(chapter))
        counts.append(papers[-1].lay_out(device))
        yield 0.5 * (place + 1) / len(parts)
    area = QRectF(0, 0, device.width(), device.height())
    page, size = 0, _body(device).size()
    painter = QPainter(device)
    try:
        for paper, count in zip(papers, counts, strict=True):
            for place in range(count):
                if page:
                    device.newPage()
                page += 1
                paper.paint_page(painter, place, size)
                _paint_foot(painter, area, foot, page, sum(counts))
            yield 0.5 + 0.5 * page / sum(counts)
    finally:
        painter.end()


def _body(device: QPagedPaintDevice) -> QRectF:
    """Return the part of a page above its foot."""
    foot = FOOT / 25.4 * device.logicalDpiX()
    return QRectF(0, 0, device.width(), device.height() - foot)


def layout_of(size: str) -> QPageLayout:
    """Return an upright page with margins."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    return QPageLayout(QPageSize(PAPERS[size]), upright, margins, unit)


def _plain(theme: Theme) -> QFont:
    """Return the font of a report, whose digits and letters a PDF can tell back."""
    return replace(theme, plain_text=True).font()


def _paint_foot(painter: QPainter, area: QRectF, foot: str, page: int, count: int) -> None:
    font = _plain(LIGHT)
    font.setPointSizeF(SMALL - 0.5)
    painter.setFont(font)
    painter.setPen(LIGHT.colour("muted"))
    bottom = Qt.AlignmentFlag.AlignBottom
    words = say("Page {page} of {count}", page=page, count=count)
    painter.drawText(area, int(bottom | Qt.AlignmentFlag.AlignRight), words)
    painter.drawText(area, int(bottom | Qt.AlignmentFlag.AlignLeft), foot)

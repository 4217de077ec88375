"""A figure as PNG, SVG, PDF or CSV: painted by the routine of the screen."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from desktop.charts.export_page import PageTexts, paint_page
from desktop.charts.figure import Figure
from desktop.theme import Theme
from sampling_core.errors import FileError
from sampling_core.formats.charts import comments
from sampling_core.formats.charts.page import NAME as ATTACHED
from sampling_core.formats.charts.picture import KEY
from sampling_core.formats.charts.vector import with_note

translate = QCoreApplication.translate
DOTS_PER_INCH = 96  # one pixel of a size on paper
POINTS_PER_INCH = 72
METRE = 39.37  # inches
SCREEN = QSize(796, 440)  # the size at which text has the size it has on the screen
SMALLEST_TEXT = 0.62  # zoom below which nobody reads the text: 5 points on paper
ENDINGS = (".png", ".svg", ".pdf", ".csv")


@dataclass(frozen=True)
class Page:
    """How a figure is laid out: size in pixels at 96 to the inch, theme with zoom, texts."""

    size: QSize
    theme: Theme
    texts: PageTexts
    ratio: float = 1.0  # device pixels of a PNG for each pixel of the size
    solid: bool = True  # False: without a ground


def fitting_zoom(size: QSize) -> float:
    """Return the zoom at which texts keep their proportion in a picture of ``size`` pixels."""
    return min(size.width() / SCREEN.width(), size.height() / SCREEN.height())


def readable_zoom(size: QSize) -> float:
    """Return the fitting zoom, or the smallest at which text is read on paper."""
    return max(SMALLEST_TEXT, fitting_zoom(size))


# By theme and size, with the texts of the figure itself.


def to_image(figure: Figure, theme: Theme, size: QSize, ratio: float = 1.0) -> QImage:
    """Return the picture, ``size`` pixels large, with ``ratio`` device pixels for each."""
    return image_of(figure, Page(size, theme, PageTexts.of(figure), ratio))


def write_png(path: Path, figure: Figure, theme: Theme, size: QSize, ratio: float = 1.0) -> None:
    """Write a PNG with title and summary inside; a FileError says that it cannot be written."""
    write(path, figure, Page(size, theme, PageTexts.of(figure), ratio), ".png")


def write_svg(path: Path, figure: Figure, theme: Theme, size: QSize) -> None:
    """Write an SVG of ``size`` with view box, title and description; texts stay texts."""
    write(path, figure, Page(size, theme, PageTexts.of(figure)), ".svg")


def write_pdf(path: Path, figure: Figure, theme: Theme, size: QSize) -> None:
    """Write a PDF with one page of ``size``, at 96 pixels to the inch."""
    write(path, figure, Page(size, theme, PageTexts.of(figure)), ".pdf")


# By page.


def write(path: Path, figure: Figure, page: Page, ending: str = "") -> None:
    """Write a figure in the form that the ending names; raises FileError."""
    makers = {".png": png_of, ".svg": svg_of, ".pdf": pdf_of, ".csv": csv_of}
    ending = ending or path.suffix.lower()
    if ending not in makers:
        words = translate("Files", "“{file}” must end in {endings}.")
        raise FileError(words.format(file=path.name, endings=", ".join(ENDINGS)))
    _check(path)
    data = makers[ending](figure, page)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise cannot_be_written(path, error) from error


def image_of(figure: Figure, page: Page) -> QImage:
    """Return the page as an image with its words inside."""
    image = QImage(page.size * page.ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(page.ratio)
    ground = page.theme.colour("panel") if page.solid else QColor(Qt.GlobalColor.transparent)
    image.fill(ground)
    dots = round(DOTS_PER_INCH * page.ratio * METRE)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    texts = page.texts
    for name, text in (
        ("Title", texts.title), ("Description", texts.alternative), (KEY, texts.note)
    ):  # fmt: skip
        if text:
            image.setText(name, text)
    _paint_on(image, figure, page)
    return image


def png_of(figure: Figure, page: Page) -> bytes:
    """Return the bytes of a PNG."""
    buffer = _buffer()
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image_of(figure, page)):
        words = translate("Files", "The picture cannot be made: {reason}.")
        raise FileError(words.format(reason=writer.errorString()))
    return bytes(buffer.data().data())


def svg_of(figure: Figure, page: Page) -> bytes:
    """Return the bytes of an SVG; the note stands in its metadata."""
    buffer, size = _buffer(), page.size
    canvas = QSvgGenerator()
    canvas.setOutputDevice(buffer)
    canvas.setResolution(DOTS_PER_INCH)
    canvas.setSize(size)
    canvas.setViewBox(QRectF(0, 0, size.width(), size.height()))
    canvas.setTitle(page.texts.title)
    canvas.setDescription(page.texts.alternative)
    _paint_on(canvas, figure, replace(page, theme=replace(page.theme, plain_text=True)))
    data = bytes(buffer.data().data())
    if not page.texts.note:
        return data
    return with_note(data.decode(), page.texts.note).encode()


def pdf_of(figure: Figure, page: Page) -> bytes:
    """Return the bytes of a PDF with one page; the note is attached."""
    buffer = _buffer()
    paper = QPdfWriter(buffer)
    paper.setResolution(DOTS_PER_INCH)
    points = QSizeF(page.size) * (POINTS_PER_INCH / DOTS_PER_INCH)
    paper.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    paper.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    paper.setTitle(page.texts.title)
    paper.setCreator("Sampling Lab")
    if page.texts.note:
        note = QByteArray(page.texts.note.encode())
        paper.addFileAttachment(ATTACHED, note, "application/json")
    _paint_on(paper, figure, replace(page, theme=replace(page.theme, plain_text=True)))
    return bytes(buffer.data().data())


def csv_of(figure: Figure, page: Page) -> bytes:
    """Return the numbers of the figure as UTF-8 with “.” and no grouping."""
    text = io.StringIO()
    for line in (page.texts.settings or figure.caption, *_note_lines(page.texts.note)):
        text.write(line if line.startswith("# ") else f"# {' '.join(line.split())}")
        text.write("\n")
    csv.writer(text, lineterminator="\n").writerows(figure.table())
    return text.getvalue().encode()


def tsv_of(rows: Iterable[Sequence[object]]) -> str:
    """Return rows for the clipboard: a tab between cells, no tabs or line ends inside."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(value: object) -> str:
    return str(value).replace("\t", "⇥").replace("\n", "⏎").replace("\r", "␍")


def _note_lines(note: str) -> tuple[str, ...]:
    return comments.lines(note) if note else ()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _check(path: Path) -> None:
    """Raise a FileError where ``path`` cannot be written, before anything is painted."""
    try:
        path.open("ab").close()
    except OSError as error:
        raise cannot_be_written(path, error) from error


def cannot_be_written(path: Path, error: OSError) -> FileError:
    """Return the error that says why a file cannot be written."""
    words = translate("Files", "“{file}” cannot be written: {reason}.")
    return FileError(words.format(file=path, reason=error.strerror))


def _paint_on(device: QPaintDevice, figure: Figure, page: Page) -> None:
    """Paint the page on ``device``."""
    painter = QPainter(device)
    area = QRectF(0, 0, page.size.width(), page.size.height())
    paint_page(painter, area, page.theme, figure, page.texts, solid=page.solid)
    painter.end()

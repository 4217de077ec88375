"""A picture of a distribution as PNG, SVG or PDF: painted by the routine of the screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from desktop.charts.curve_paint import paint_curve
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.distribution_paint import paint
from desktop.charts.picture import DistributionPicture
from desktop.charts.text import TextPen
from desktop.theme import SEMIBOLD, SMALL, TITLE, Theme
from desktop.widgets.legend import HEIGHT as LEGEND_HEIGHT
from desktop.widgets.legend import legend_entries, paint_legend
from sampling_core.errors import FileError

MARGIN, LINE = 16, 22  # px at 100 %: around the page, for title and caption each
DOTS_PER_INCH = 96  # one pixel of ``size`` on paper
POINTS_PER_INCH = 72
SCREEN = QSize(796, 440)  # the size at which text has the size it has on the screen


def fitting_zoom(size: QSize) -> float:
    """Return the zoom at which texts keep their proportion in a picture of ``size`` pixels."""
    return min(size.width() / SCREEN.width(), size.height() / SCREEN.height())


def to_image(picture: DistributionPicture, theme: Theme, size: QSize, ratio: float = 1.0) -> QImage:
    """Return the picture, ``size`` pixels large, with ``ratio`` device pixels for each."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.setText("Title", picture.title)
    image.setText("Description", picture.summary)
    _paint_on(image, picture, theme, size)
    return image


def write_png(
    path: Path, picture: DistributionPicture, theme: Theme, size: QSize, ratio: float = 1.0
) -> None:
    """Write a PNG with title and summary inside; a FileError says that it cannot be written."""
    _check(path)
    writer = QImageWriter(str(path), QByteArray(b"png"))
    if not writer.write(to_image(picture, theme, size, ratio)):
        raise FileError(f"{path.name} cannot be written: {writer.errorString()}.")


def write_svg(path: Path, picture: DistributionPicture, theme: Theme, size: QSize) -> None:
    """Write an SVG of ``size`` with view box, title and description; texts stay texts."""
    canvas = QSvgGenerator()
    canvas.setFileName(str(path))
    canvas.setResolution(DOTS_PER_INCH)
    canvas.setSize(size)
    canvas.setViewBox(QRectF(0, 0, size.width(), size.height()))
    canvas.setTitle(picture.title)
    canvas.setDescription(picture.summary)
    _check(path)
    _paint_on(canvas, picture, theme, size)


def write_pdf(path: Path, picture: DistributionPicture, theme: Theme, size: QSize) -> None:
    """Write a PDF with one page of ``size``, at 96 pixels to the inch."""
    _check(path)
    page = QPdfWriter(str(path))
    page.setResolution(DOTS_PER_INCH)
    points = QSizeF(size) * (POINTS_PER_INCH / DOTS_PER_INCH)
    page.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    page.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    page.setTitle(picture.title)
    page.setCreator("Sampling Lab")
    _paint_on(page, picture, theme, size)


def _check(path: Path) -> None:
    """Raise a FileError where ``path`` cannot be written; Qt would only print a warning."""
    try:
        path.open("wb").close()
    except OSError as error:
        raise FileError(f"“{path}” cannot be written: {error.strerror}.") from error


def _paint_on(
    device: QPaintDevice, picture: DistributionPicture, theme: Theme, size: QSize
) -> None:
    """Paint ground, title, legend, chart and caption on ``device``."""
    px = theme.px
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.colour("panel"))
    inner = QRectF(0, 0, size.width(), size.height()).adjusted(
        px(MARGIN), px(MARGIN) / 2, -px(MARGIN), -px(MARGIN) / 2
    )
    if picture.title:
        _paint_line(painter, theme, inner.topLeft(), picture.title, heading=True)
        inner.setTop(inner.top() + px(LINE + 4))
    removed = any(picture.shows_removed(bar) for bar in picture.rows)
    marks = legend_entries(
        picture.reference,
        sampled=picture.show_sampled,
        removed=removed,
        curve=isinstance(picture, CurvePicture),
    )
    paint_legend(painter, inner.topLeft(), marks, theme)
    inner.setTop(inner.top() + px(LEGEND_HEIGHT + 6))
    if picture.caption:
        inner.setBottom(inner.bottom() - px(LINE))
        _paint_line(painter, theme, inner.bottomLeft(), picture.caption, heading=False)
    if isinstance(picture, CurvePicture):
        paint_curve(painter, inner, theme, picture)
    else:
        paint(painter, inner, theme, picture)
    painter.end()


def _paint_line(painter: QPainter, theme: Theme, at: QPointF, text: str, *, heading: bool) -> None:
    font = theme.font(TITLE, SEMIBOLD) if heading else theme.font(SMALL)
    painter.setFont(font)
    painter.setPen(theme.colour("text" if heading else "muted"))
    TextPen(font).left(painter, at.x(), at.y() + theme.px(LINE) / 2, text)

"""Line drawings from resources/icons, tinted in one colour and sharp on every screen."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)  # device pixels per pixel for which there is a drawing


def icon(name: str, colour: QColor, size: int, disabled: QColor | None = None) -> QIcon:
    """Return the drawing ``name`` in ``colour``, for places of ``size`` pixels.

    A KeyError says that there is no such drawing.
    """
    result = QIcon()
    for ratio in RATIOS:
        result.addPixmap(pixmap(name, colour, size, ratio))
        if disabled is not None:
            faded = pixmap(name, disabled, size, ratio)
            result.addPixmap(faded, QIcon.Mode.Disabled)
    return result


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the drawing ``name``, ``size`` pixels wide at ``ratio`` device pixels each."""
    drawing = QSvgRenderer(QByteArray(svg(name, colour).encode()))
    side = round(size * ratio)
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def svg(name: str, colour: QColor) -> str:
    """Return the drawing ``name`` as an SVG document in ``colour``."""
    return _source(name).replace("currentColor", colour.name())


@lru_cache
def _source(name: str) -> str:
    """Return the text of a drawing; the parts to be tinted say "currentColor"."""
    drawing = files("resources") / "icons" / f"{name}.svg"
    if not drawing.is_file():
        raise KeyError(name)
    return drawing.read_text(encoding="utf-8")

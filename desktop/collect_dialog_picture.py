"""The picture of a class: what everybody predicted in one question, against the truth."""

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.paper_content import TITLE
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.widgets.elided_box import ElidedBox
from sampling_core.errors import FileError, LabError
from sampling_core.labs.collecting.class_picture import class_picture
from sampling_core.labs.collecting.collect import Collected
from sampling_core.labs.reading.saving import write_whole
from sampling_core.words import say

ENDINGS = (".png", ".svg", ".pdf")
RATIO = 2.0  # pixels of a PNG for each of the picture
POINTS = 72.0 / 96.0  # of a pixel


class Drawn(QWidget):
    """Paints an SVG at its size times the zoom, on white as on paper."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture = QSvgRenderer()
        self.setObjectName("collect.picture")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_svg(self, svg: str) -> None:
        self._picture = QSvgRenderer(QByteArray(svg.encode()))
        title = TITLE.search(svg)
        self.setAccessibleName(title[1] if title else "")
        self.updateGeometry()
        self.adjustSize()
        self.update()

    def sizeHint(self) -> QSize:
        size = QSizeF(self._picture.defaultSize()) * self._look.theme.zoom
        return size.toSize().expandedTo(QSize(1, 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture.isValid():
            self._picture.render(painter, QRectF(self.rect()))


class ClassPage(QWidget):
    """Picks a lab, a case and a question, and shows what the class said."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._collected = Collected(())
        self.svg = ""
        self.lab, self.case, self.field = (self._combo(name) for name in ("lab", "case", "field"))
        self.lab.setAccessibleName(self.tr("Lab"))
        self.case.setAccessibleName(self.tr("Case"))
        self.field.setAccessibleName(self.tr("Question"))
        self._form = QFormLayout()
        self._form.addRow(self.tr("Lab"), self.lab)
        self._form.addRow(self.tr("Case"), self.case)
        self._form.addRow(self.tr("Question"), self.field)
        self.drawn = Drawn(look)
        self._area = scrolling(self.drawn)
        self._area.setWidgetResizable(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("Picture of the class"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        column.addWidget(self._area, 1)
        self.lab.currentIndexChanged.connect(self._fill_cases)
        self.case.currentIndexChanged.connect(self._fill_fields)
        self.field.currentIndexChanged.connect(self._draw)

    def show_class(self, collected: Collected) -> None:
        """Offer what was asked in the labs of a class."""
        self._collected = collected
        _fill(self.lab, {row.lab: row.lab_title for row in collected.newest})
        self._fill_cases()

    def write(self, path: Path) -> None:
        """Write the picture as the ending of a name says; raises FileError."""
        makers = {".png": png_of, ".pdf": pdf_of}
        ending = path.suffix.lower()
        if ending not in ENDINGS:
            words = say("“{file}” must end in {endings}.", file=path.name,
                        endings=", ".join(ENDINGS))  # fmt: skip
            raise FileError(words)
        data = makers[ending](self.svg) if ending in makers else self.svg.encode()
        write_whole(data, path)

    def _fill_cases(self) -> None:
        rows = [row for row in self._collected.newest if row.lab == self.lab.currentData()]
        _fill(self.case, {row.case: row.case_title for row in rows})
        self._fill_fields()

    def _fill_fields(self) -> None:
        lab, case = self.lab.currentData(), self.case.currentData()
        rows = [row for row in self._collected.newest if (row.lab, row.case) == (lab, case)]
        _fill(self.field, {each.field: each.ask for row in rows for each in row.answers})
        self._draw()

    def _draw(self) -> None:
        lab, case, field = (box.currentData() for box in (self.lab, self.case, self.field))
        self.svg = ""
        if field is not None:
            try:
                self.svg = class_picture(self._collected, lab, field, case)
            except LabError:
                self.svg = ""
        self.drawn.setVisible(bool(self.svg))
        if self.svg:
            self.drawn.show_svg(self.svg)

    def _combo(self, name: str) -> QComboBox:
        box = ElidedBox()
        box.setObjectName(f"collect.{name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        return box


def png_of(svg: str) -> bytes:
    """Return a picture as PNG, with two pixels for each of its own."""
    picture = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(picture.defaultSize() * RATIO, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def pdf_of(svg: str) -> bytes:
    """Return a picture as a PDF with one page of its size; its texts are texts."""
    picture = QSvgRenderer(QByteArray(svg.encode()))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    points = QSizeF(picture.defaultSize()) * POINTS
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    writer.setCreator("Sampling Lab")
    painter = QPainter(writer)
    picture.render(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    return bytes(buffer.data().data())


def _fill(box: QComboBox, choices: dict[str, str]) -> None:
    """Offer choices without announcing them; what was chosen stays where it is there."""
    before, now = box.blockSignals(True), box.currentData()
    box.clear()
    for name, title in choices.items():
        box.addItem(title or name, name)
    box.setCurrentIndex(max(0, box.findData(now)) if choices else -1)
    box.blockSignals(before)

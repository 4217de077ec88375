"""Charts on the clipboard: as a picture, a drawing and a line of text, or as a table."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData, QSize

from desktop.charts.export import Page, fitting_zoom, image_of, png_of, svg_of, tsv_of
from desktop.charts.export_page import PageTexts
from desktop.charts.figure import Figure
from desktop.theme import LIGHT
from sampling_core.provenance import Provenance

SIZE = QSize(960, 540)  # px
RATIO = 2.0
MOST_ROWS = 20_000  # more is for a file
PNG, SVG = "image/png", "image/svg+xml"


def chart_content(figure: Figure, provenance: Provenance) -> QMimeData:
    """Return a chart for the clipboard; picture and drawing carry their settings."""
    texts = replace(PageTexts.of(figure), note=provenance.text)
    page = Page(SIZE, LIGHT.zoomed(fitting_zoom(SIZE)), texts, RATIO)
    content = QMimeData()
    content.setImageData(image_of(figure, page))
    content.setData(PNG, png_of(figure, page))
    content.setData(SVG, svg_of(figure, page))
    content.setText(" ".join(f"{figure.title}. {figure.summary}".split()))
    return content


def table_content(figure: Figure) -> QMimeData:
    """Return the numbers of a chart for a spreadsheet: tab-separated, and as HTML."""
    rows = figure.table()[:MOST_ROWS]
    content = QMimeData()
    content.setText(tsv_of(rows))
    content.setHtml(_html(rows))
    return content


def _html(rows: Sequence[Sequence[object]]) -> str:
    lines = [_line(row, "th" if place == 0 else "td") for place, row in enumerate(rows)]
    return f'<meta charset="utf-8"><table>{"".join(lines)}</table>'


def _line(row: Sequence[object], tag: str) -> str:
    cells = "".join(f"<{tag}>{escape(str(value))}</{tag}>" for value in row)
    return f"<tr>{cells}</tr>"

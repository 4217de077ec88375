"""Free width for the columns whose texts are longer than the columns at the start."""

from collections.abc import Mapping

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop.theme import LABEL, Theme
from sampling_core.model_view.record_columns import FIRST, KEPT, SETTINGS

GROWING = (KEPT, SETTINGS)  # the first one is served first
LOOKED_AT = 40  # rows whose texts are measured
BESIDE = 18  # px at 100 %: margins of a cell


def widened(table: QTableView, theme: Theme, widths: Mapping[int, int]) -> dict[int, int]:
    """Return widths in pixels for GROWING; ``widths`` are those at the start, of shown columns."""
    free = table.viewport().width() - sum(widths.values()) - text_width(table, theme, FIRST)
    found = {}
    for column in GROWING:
        if column in widths:
            wanted = text_width(table, theme, column) - widths[column]
            more = max(0, min(wanted, free))
            found[column] = widths[column] + more
            free -= more
    return found


def text_width(table: QTableView, theme: Theme, column: int) -> int:
    """Return the pixels that the longest of the first texts of a column needs."""
    model, metrics = table.model(), QFontMetrics(theme.font(LABEL))
    texts = (
        str(model.index(row, column).data() or "")
        for row in range(min(LOOKED_AT, model.rowCount()))
    )
    return max(map(metrics.horizontalAdvance, texts), default=0) + theme.px(BESIDE)

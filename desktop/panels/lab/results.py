"""The table of results: a row for each run, turned or stacked where there is little room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.charts.numbers import token_text
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, REGULAR, SEMIBOLD, SMALL
from desktop.widgets.marked_label import PlainLabel
from sampling_core.errors import LabError
from sampling_core.labs.lab import OWN, Column, Measure
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.model_view.lab_room import LabRoom

ROOM = 270  # px at 100 %: what the dock leaves at first
GAP = 6  # px at 100 % between columns
HEAD = 78  # px at 100 %: a name may be that wide before it goes on in a second line
USUAL = ("entropy", "bits", "band", "kept", "viable", "first")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Grid:
    """Names of runs, heads of columns, and the cells as they are printed."""

    runs: tuple[str, ...]
    names: tuple[str, ...]
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]  # by run

    def turned(self) -> "Grid":
        """Return the same with a column for each run."""
        cells = tuple(zip(*self.cells, strict=True))
        return Grid(self.runs, self.heads, self.names, cells)


def results_of(room: "LabRoom") -> Grid | None:
    """Return the table of the case, computed now; None where the lab asks for none."""
    case, lab = room.case, room.lab
    if case is None or lab is None:
        return None
    runs = case.table.runs
    if case.recommended and not runs:
        runs = (OWN, case.recommended)
    columns = case.table.columns
    if runs and not columns:
        columns = tuple(Column({}, Measure(what)) for what in USUAL)
    if not runs or not columns:
        return None
    heads = tuple(room.text(column.title) or _usual(column.measure.what) for column in columns)
    cells = tuple(tuple(_cell(room, column, run) for column in columns) for run in runs)
    return Grid(runs, tuple(_name(room, run) for run in runs), heads, cells)


def _name(room: "LabRoom", run: str) -> str:
    if run == OWN:
        return QCoreApplication.translate("Lab", "Yours")
    assert room.lab is not None
    settings = say(room.apparatus.experiment(run).settings()).replace("  ", ", ")
    return room.text(room.lab.runs[run].title) or settings


def _usual(what: str) -> str:
    words = {
        "entropy": say("H nats"), "bits": say("bits"), "band": say("band"), "kept": say("kept"),
        "viable": say("viable"), "first": say("first"),
    }  # fmt: skip
    return words.get(what, what)


def _cell(room: "LabRoom", column: Column, run: str) -> str:
    from sampling_core.labs.measuring.shown import in_language, shown

    measure = replace(column.measure, run=run)
    try:
        value = room.apparatus.value(measure)
        if measure.what == "first":
            return token_text(str(value))
        text = shown(value, measure.what, column.digits)
    except LabError:
        return "—"
    return in_language(text, room.language)


class Results(QWidget):
    """Real labels in a grid, so that they can be listened to, and never wider than the dock."""

    def __init__(self, look: Look, grid: Grid) -> None:
        super().__init__()
        self._look, self._grid = look, grid
        self._size: float = LABEL
        self._way: tuple[float, Grid] | None = None  # as it is shown; None: stacked
        self.setMinimumWidth(1)  # it takes what room there is
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(look.theme.px(GAP))
        self._layout.setVerticalSpacing(look.theme.px(4))
        self._layout.setColumnStretch(0, 1)
        self._fill(self._best(look.theme.px(ROOM)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn or stack the table where the dock became too narrow for it."""
        super().resizeEvent(event)
        way = self._best(self.width())
        if way != self._way:
            self._fill(way)

    def _best(self, room: int) -> tuple[float, Grid] | None:
        """Return the largest way that fits, upright before turned; None where none does."""
        for size in (LABEL, SMALL):
            self._size = size
            for grid in (self._grid, self._grid.turned()):
                if self._width(grid) <= room:
                    return size, grid
        return None

    def _fill(self, way: tuple[float, Grid] | None) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._way = way
        if way is None:
            self._stack(self._grid)
        else:
            self._size, grid = way
            self._show(grid)

    def _show(self, grid: Grid) -> None:
        for place, head in enumerate(grid.heads, 1):
            self._add(head, 0, place, RIGHT, SMALL, MEDIUM, "muted")
        for row, (name, cells) in enumerate(zip(grid.names, grid.cells, strict=True), 1):
            self._add(name, row, 0, LEFT, self._size, REGULAR, "muted")
            for place, cell in enumerate(cells, 1):
                label = self._add(cell, row, place, RIGHT, self._size, MEDIUM, "text")
                label.setAccessibleName(f"{name}, {grid.heads[place - 1]}: {cell}")

    def _stack(self, grid: Grid) -> None:
        """Write each run as a line of its name and lines of what it gives."""
        row = 0
        for name, cells in zip(grid.names, grid.cells, strict=True):
            self._add(name, row, 0, LEFT, LABEL, SEMIBOLD, "text")
            pairs = zip(grid.heads, cells, strict=True)
            text = " · ".join(f"{head} {cell}".replace(" ", "\u00a0") for head, cell in pairs)
            self._add(text, row + 1, 0, LEFT, LABEL, REGULAR, "text")
            row += 2

    def _add(
        self, text: str, row: int, place: int, alignment: Qt.AlignmentFlag, size: float,
        weight: QFont.Weight, token: str,
    ) -> PlainLabel:  # fmt: skip
        label = PlainLabel(self._look, text, size, weight, token)
        label.setAlignment(alignment)
        if place:
            label.setWordWrap(row == 0)
            label.setMinimumWidth(self._text_width(text, size, weight) if row else 1)
        self._layout.addWidget(label, row, place)
        return label

    def _width(self, grid: Grid) -> float:
        """Return the pixels that a table needs, its first column as narrow as it may be."""
        px = self._look.theme.px
        names = max(self._text_width(name, self._size, REGULAR) for name in grid.names)
        width = float(min(names, px(HEAD)))
        for place, head in enumerate(grid.heads):
            cells = max(self._text_width(row[place], self._size, MEDIUM) for row in grid.cells)
            longest = max((self._text_width(w, SMALL, MEDIUM) for w in head.split()), default=0)
            width += px(GAP) + max(cells, longest)
        return width

    def _text_width(self, text: str, size: float, weight: QFont.Weight) -> int:
        metrics = QFontMetricsF(self._look.theme.font(size, weight))
        return round(metrics.horizontalAdvance(text) + 1)

"""The sweep as a figure: painted by the routines of the screen, read as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.charts.fates_paint import paint_fates
from desktop.charts.fates_picture import FatesPicture
from desktop.charts.heat_paint import paint_heat
from desktop.charts.heat_picture import HeatPicture
from desktop.charts.section_paint import paint_section
from desktop.charts.section_picture import SectionPicture
from desktop.panels.sweep.measures import Measure
from desktop.theme import Theme
from sampling_core.fates import Fates
from sampling_core.measures import BIT
from sampling_core.model_view.sweep_work import Cross, Section, Swept

SECTIONS = 0.36  # share of the width


@dataclass(frozen=True, eq=False)
class SweepFigure:
    """The map with its sections, or one large chart; the numbers as long rows."""

    title: str
    caption: str
    summary: str
    measure: Measure
    heat: HeatPicture | None = None
    sections: tuple[SectionPicture, ...] = ()
    fates: FatesPicture | None = None
    swept: Swept | None = None
    family: tuple[tuple[float, Section], ...] = ()
    parameters: tuple[str, ...] = ()
    cross: Cross | None = None
    followed: Fates | None = None

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint what the view shows into ``area``."""
        if self.fates is not None:
            paint_fates(painter, area, theme, self.fates)
            return
        if self.heat is not None:
            split = area.left() + area.width() * (1.0 - SECTIONS)
            room = QRectF(area.left(), area.top(), split - area.left(), area.height())
            paint_heat(painter, room, theme, self.heat)
            area = QRectF(split, area.top(), area.right() - split, area.height())
        count = max(1, len(self.sections))
        for place, section in enumerate(self.sections):
            top = area.top() + place * area.height() / count
            room = QRectF(area.left(), top, area.width(), area.height() / count)
            paint_section(painter, room, theme, section)

    def table(self) -> Sequence[Sequence[object]]:
        """Return one row for each setting: the fields, then the measure with its units."""
        if self.followed is not None:
            return _fates_table(self.followed)
        if self.swept is not None:
            return _map_table(self.swept, self.measure)
        if self.family:
            return _family_table(self.parameters, self.family, self.measure)
        return _section_table(self.cross, self.measure) if self.cross is not None else []


def _columns(measure: Measure) -> list[str]:
    if measure.key == "entropy":
        return ["entropy_nats", "entropy_bits"]
    names = {"effective": "effective_tokens", "kept": "kept_tokens", "top": "top_probability"}
    return [names.get(measure.key, measure.name)]


def _cells(measure: Measure, value: float) -> list[object]:
    if measure.key == "entropy":
        return [value, value / BIT]
    return [int(value)] if measure.key == "kept" else [value]


def _map_table(swept: Swept, measure: Measure) -> list[list[object]]:
    rows: list[list[object]] = [[*swept.plan.parameters, *_columns(measure)]]
    first, second = (axis.tolist() for axis in swept.axes)
    values = swept.values.tolist()
    for i, one in enumerate(first):
        rows += [[one, other, *_cells(measure, values[i][j])] for j, other in enumerate(second)]
    return rows


def _family_table(
    parameters: tuple[str, ...], family: tuple[tuple[float, Section], ...], measure: Measure
) -> list[list[object]]:
    rows: list[list[object]] = [[*parameters, *_columns(measure)]]
    for second, section in family:
        pairs = zip(section.at.tolist(), section.values.tolist(), strict=True)
        rows += [[at, second, *_cells(measure, value)] for at, value in pairs]
    return rows


def _section_table(cross: Cross, measure: Measure) -> list[list[object]]:
    section = cross.sections[0]
    rows: list[list[object]] = [[section.parameter, *_columns(measure)]]
    pairs = zip(section.at.tolist(), section.values.tolist(), strict=True)
    return rows + [[at, *_cells(measure, value)] for at, value in pairs]


def _fates_table(fates: Fates) -> list[list[object]]:
    rows: list[list[object]] = [[fates.parameter, "token_id", "token", "probability"]]
    for column, value in enumerate(fates.values.tolist()):
        for row, token in enumerate(fates.ids.tolist()):
            share = float(fates.probabilities[row, column])
            rows.append([value, token, fates.names[row], share])
    return rows

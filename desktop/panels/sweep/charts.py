"""The charts of a study: the map with its sections, one large chart of curves, or fates."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.charts.heat import HeatChart
from desktop.charts.heat_picture import HeatCells, HeatPicture
from desktop.charts.section import SectionChart
from desktop.panels.sweep.fates import FatesView
from desktop.panels.sweep.figure import SweepFigure
from desktop.panels.sweep.pictures import cells_of, heat_picture
from desktop.panels.sweep.sections import curves_picture, section_pictures, with_letters
from desktop.panels.sweep.study import CURVES, FATES, MAP, Study
from desktop.panels.sweep.view import View, title_of
from desktop.pictures import caption_of
from desktop.style import Look

SECTIONS = 36  # per cent of the width


class Charts(QStackedWidget):
    """Shows a view; where the user points and what keys say goes to the study."""

    def __init__(self, look: Look, study: Study) -> None:
        super().__init__()
        self._study = study
        self._cells: HeatCells | None = None
        self.heat = HeatChart(look, self.tr("Map"))
        self.heat.setObjectName("sweep.map")
        self.sections = [SectionChart(look, self.tr("Section")) for _ in range(2)]
        self.curve = SectionChart(look, self.tr("Curves"), (240, 180))
        self.curve.setObjectName("sweep.curve")
        self.fates = FatesView(look)
        for page in (self._map_page(), self.curve, self.fates):
            self.addWidget(page)
        self._connect()

    def show_view(self, view: View) -> None:
        """Draw what is known; there must be a plan."""
        plan, mode = self._study.plan, self._study.mode
        assert plan is not None
        if mode == FATES:
            self.setCurrentIndex(FATES)
            self.fates.show_view(view)
        elif len(plan.ranges) == 1:
            self.setCurrentIndex(CURVES)
            self.curve.show_picture(with_letters(view, curves_picture(view)))
        elif mode == CURVES:
            self.setCurrentIndex(CURVES)
            self.curve.show_picture(curves_picture(view))
        else:
            self.setCurrentIndex(MAP)
            self._cells = cells_of(view, self._cells)
            self.heat.show_picture(heat_picture(view, self._cells))
            for chart, picture in zip(self.sections, section_pictures(view), strict=True):
                chart.show_picture(picture)
                chart.setAccessibleName(picture.x.title)

    @property
    def map_shown(self) -> HeatPicture | None:
        """The map, while it is what is shown."""
        return self.heat.picture if self.currentIndex() == MAP else None

    def front(self) -> QWidget:
        """Return the chart that keys belong to."""
        return (self.heat, self.curve, self.fates.chart)[self.currentIndex()]

    def room(self) -> QRect:
        """Return where the map stands, or the other chart that is in front."""
        front = self.front()
        inside = self.heat.frame.map.toRect() if front is self.heat else front.rect()
        return inside.translated(front.mapTo(self, QPoint()))

    def figure(self, view: View) -> SweepFigure:
        """Return what is shown, for an export."""
        place, study = self.currentIndex(), self._study
        sections = {MAP: tuple(each.picture for each in self.sections),
                    CURVES: (self.curve.picture,)}  # fmt: skip
        fates = self.fates.chart.picture
        summary = {MAP: self.heat.picture.summary, CURVES: self.curve.picture.summary}
        return SweepFigure(
            title_of(view), caption_of(view.trace, None), summary.get(place, fates.summary),
            view.measure,
            heat=self.heat.picture if place == MAP else None, sections=sections.get(place, ()),
            fates=fates if place == FATES else None,
            swept=view.swept() if place == MAP else None,
            family=study.family if place == CURVES and len(view.parameters) == 2 else (),
            parameters=view.parameters, cross=study.cross,
            followed=study.fates if place == FATES else None,
        )  # fmt: skip

    def _map_page(self) -> QWidget:
        page = QWidget()
        row, column = QHBoxLayout(page), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column.setSpacing(0)
        for place, chart in enumerate(self.sections):
            chart.setObjectName(f"sweep.section.{place + 1}")
            column.addWidget(chart, 1)
        row.addWidget(self.heat, 100 - SECTIONS)
        row.addLayout(column, SECTIONS)
        return page

    def _connect(self) -> None:
        study, (first, second) = self._study, self.sections
        self.heat.moved.connect(self._move)
        self.heat.stepped.connect(study.step)
        self.curve.moved.connect(self._move_first)
        self.curve.stepped.connect(study.step)
        first.moved.connect(self._move_first)
        first.stepped.connect(study.step)
        second.moved.connect(self._move_second)
        second.stepped.connect(self._step_second)
        charts: tuple[HeatChart | SectionChart, ...] = (self.heat, self.curve, first, second)
        for chart in charts:
            chart.used.connect(study.use)
            chart.put_back.connect(study.escape)

    def _move(self, x: float, y: float) -> None:
        self._study.move_to((x, y))

    def _move_first(self, value: float) -> None:
        self._study.move_to((value, *self._study.at[1:]))

    def _move_second(self, value: float) -> None:
        self._study.move_to((self._study.at[0], value))

    def _step_second(self, steps: int) -> None:
        self._study.step(0, steps)

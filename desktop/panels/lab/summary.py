"""All cases of a lab in one small table: what was said, what came out, and how near it was."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.panels.lab.verdicts import mark_of
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, REGULAR, SEMIBOLD, SMALL
from desktop.widgets.marked_label import PlainLabel
from sampling_core.errors import LabError
from sampling_core.labs.lab import Case, Measure

if TYPE_CHECKING:
    from sampling_core.labs.lab import Field
    from sampling_core.labs.work import Prediction
    from sampling_core.model_view.lab_room import LabRoom

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class CaseRow:
    """One case: the field that stands for it, and the entropy of its run."""

    title: str
    said: str
    result: str
    nats: str
    right: bool | None
    is_now: bool


@dataclass(frozen=True)
class AllCases:
    """The rows, and how near they were in words."""

    heading: str
    rows: tuple[CaseRow, ...]
    words: str


def summary_of(room: "LabRoom") -> AllCases | None:
    """Return the cases that may be seen by now; None for a lab of one case."""
    if room.lab is None or len(room.lab.cases) < 2:
        return None
    rows = [row for case in room.lab.cases if (row := _row(room, case)) is not None]
    if not rows:
        return None
    heading = translate("Lab", "All cases")
    return AllCases(heading, tuple(rows), room.closeness())


def _row(room: "LabRoom", case: Case) -> CaseRow | None:
    """Return what became of a case; a line of dashes where nothing may be seen yet."""
    title = room.text(case.title)
    is_now = room.case is not None and case.name == room.case.name
    locked = room.work.locked(case.name)
    field = _chief(case, "band") or next((each for each in case.predict if each.answer), None)
    nothing = CaseRow(title, "—", "—", "—", None, is_now)
    if not locked or field is None or not room.work.may_reveal(case.name, time.time()):
        return nothing
    try:
        return _judged(room, case, field, locked[-1])
    except LabError:
        return nothing


def _judged(room: "LabRoom", case: Case, field: "Field", prediction: "Prediction") -> CaseRow:
    from sampling_core.labs.judging.judge import judge

    data = room.apparatus.source(case.source) if case.source else room.apparatus.source("own")
    apparatus = room.apparatus.with_own(prediction.settings, data)
    judgement = judge(field, prediction.answers.get(field.name), apparatus, room.language)
    run = field.answer.run if field.answer else "own"
    nats = apparatus.value(Measure("entropy", run=run))
    shown = f"{nats:.3f}" if isinstance(nats, float) else "—"
    is_now = room.case is not None and case.name == room.case.name
    title = room.text(case.title)
    return CaseRow(title, judgement.said, judgement.result, shown, judgement.right, is_now)


def _chief(case: Case, kind: str) -> "Field | None":
    return next((field for field in case.predict if field.kind == kind), None)


class Summary(QWidget):
    """Closeness, never points."""

    def __init__(self, look: Look, cases: AllCases) -> None:
        super().__init__()
        self.setObjectName("lab.summary")
        self._look = look
        px = look.theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(5))
        self._grid.setColumnStretch(0, 1)
        heads = (self.tr("You said"), self.tr("Result"), self.tr("nats"))
        self._grid.addWidget(PlainLabel(look, cases.heading, LABEL, SEMIBOLD), 0, 0)
        for place, head in enumerate(heads, 1):
            label = PlainLabel(look, head, SMALL, MEDIUM, "muted")
            label.setMinimumWidth(px(36 if place == 3 else 48))
            label.setAlignment(RIGHT if place == 3 else LEFT)
            self._grid.addWidget(label, 0, place)
        for number, row in enumerate(cases.rows, 1):
            self._add(number, row)
        if cases.words:
            words = PlainLabel(look, cases.words, LABEL, MEDIUM)
            words.setObjectName("lab.closeness")
            self._grid.addWidget(words, len(cases.rows) + 1, 0, 1, 5)

    def _add(self, number: int, row: CaseRow) -> None:
        look = self._look
        weight = SEMIBOLD if row.is_now else REGULAR
        name = PlainLabel(look, row.title, LABEL, weight, "text" if row.is_now else "muted")
        nats = PlainLabel(look, row.nats, LABEL, token="muted")
        nats.setAlignment(RIGHT)
        cells = (
            name,
            PlainLabel(look, row.said, LABEL),
            PlainLabel(look, row.result, LABEL, SEMIBOLD),
        )
        for place, cell in enumerate((*cells, nats)):
            self._grid.addWidget(cell, number, place, Qt.AlignmentFlag.AlignTop)
        if row.right is not None:
            words = self.tr("{case}: right") if row.right else self.tr("{case}: not right")
            mark = mark_of(look, row.right, words.format(case=row.title))
            self._grid.addWidget(mark, number, 4, Qt.AlignmentFlag.AlignTop)

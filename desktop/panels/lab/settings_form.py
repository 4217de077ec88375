"""The settings that the student proposes: numbers that are those of the Parameters cards."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.panels.lab.proposal import field_of, propose, value_in
from desktop.panels.lab.words import parameter_label
from desktop.style import Look
from desktop.theme import BODY, SMALL
from desktop.widgets.flag_line import FlagLine
from desktop.widgets.label import Label
from desktop.widgets.typed_box import TypedBox
from sampling_core.errors import LabError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sampling_core.labs.lab import Lock
    from sampling_core.model_view.lab_room import LabRoom
    from sampling_core.model_view.session import Session


class SettingsForm(QWidget):
    """A spin box for each parameter; edits go to the session, and come back from it."""

    flagged = Signal(str, object, str)  # parameter, its name by language, what is wrong or “”

    def __init__(
        self, look: Look, session: "Session", room: "LabRoom", parameters: "Sequence[str]"
    ) -> None:
        super().__init__()
        self._look, self._session, self._room = look, session, room
        self.boxes: dict[str, TypedBox] = {}
        self._shown: dict[str, float] = {}
        self._refused = Label(look, "", SMALL, token="note_text")
        self._refused.setObjectName("lab.settings.refused")
        self._refused.setWordWrap(True)
        self._refused.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        for row, parameter in enumerate(parameters):
            self._add(row, parameter)
        self._grid.addWidget(self._refused, 2 * len(parameters), 0, 1, 2)
        look.changed.connect(self._measure)
        self._measure()
        self.show_settings()

    def show_settings(self) -> None:
        """Show the settings in force; what is typed stands until they change."""
        for parameter, box in self.boxes.items():
            value = value_in(self._session.experiment, parameter)
            if value is not None and self._shown.get(parameter) != value:
                self._shown[parameter] = value
                if box.problem() or box.read(box.text()) != value:
                    box.show_value(value)

    def _add(self, row: int, parameter: str) -> None:
        found = field_of(parameter)
        if found is None:
            return
        words = parameter_label(parameter)
        name = Label(self._look, words, BODY)
        name.setWordWrap(True)
        self._grid.addWidget(name, 2 * row, 0)
        lock = self._room.lock_of(parameter)
        if lock is not None and lock.state == "hidden" and not self._room.may_see():
            hidden = Label(self._look, self.tr("hidden by the lab"), SMALL, token="muted")
            self._grid.addWidget(hidden, 2 * row, 1)
            return
        box = TypedBox(self._look, words, found[2])
        box.setObjectName(f"lab.setting.{parameter}")
        self._lock(box, lock)
        box.valueChanged.connect(partial(self._edit, parameter))
        self.boxes[parameter] = box
        self._grid.addWidget(box, 2 * row, 1)
        flag = FlagLine(self._look, box)
        flag.setObjectName(f"lab.setting.{parameter}.problem")
        self._grid.addWidget(flag, 2 * row + 1, 0, 1, 2)
        ask = {self._room.language: words}
        box.flagged.connect(lambda problem: self.flagged.emit(parameter, ask, problem))

    def _lock(self, box: TypedBox, lock: "Lock | None") -> None:
        """Leave only what the lab leaves: a narrower range, or nothing."""
        if lock is None:
            return
        if lock.state == "range":
            low = box.minimum() if lock.low is None else lock.low
            high = box.maximum() if lock.high is None else lock.high
            box.setRange(low, high)
        else:
            box.setReadOnly(True)
            box.setAccessibleDescription(self.tr("Locked by the lab"))
            box.setToolTip(self.tr("Locked by the lab"))

    def _edit(self, parameter: str, value: float) -> None:
        try:
            propose(self._session, parameter, value)
        except LabError as error:
            self._refused.setText(str(error))
            self._refused.show()
            self._shown.pop(parameter, None)
            QTimer.singleShot(0, self, self.show_settings)  # the box is still taking its value
        else:
            self._refused.hide()

    def _measure(self) -> None:
        px = self._look.theme.px
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))

"""The settings that the student proposes: numbers that are those of the Parameters cards."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.panels.lab.proposal import field_of, propose, value_in
from desktop.panels.lab.words import parameter_label
from desktop.style import Look
from desktop.theme import BODY, SMALL
from desktop.widgets.label import Label
from desktop.widgets.number_box import NumberBox
from sampling_core.errors import LabError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sampling_core.labs.lab import Lock
    from sampling_core.model_view.lab_room import LabRoom
    from sampling_core.model_view.session import Session


class SettingsForm(QWidget):
    """A spin box for each parameter; edits go to the session, and come back from it."""

    def __init__(
        self, look: Look, session: "Session", room: "LabRoom", parameters: "Sequence[str]"
    ) -> None:
        super().__init__()
        self._look, self._session, self._room = look, session, room
        self.boxes: dict[str, NumberBox] = {}
        self._refused = Label(look, "", SMALL, token="note_text")
        self._refused.setObjectName("lab.settings.refused")
        self._refused.setWordWrap(True)
        self._refused.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        for row, parameter in enumerate(parameters):
            self._add(row, parameter)
        self._grid.addWidget(self._refused, len(parameters), 0, 1, 2)
        look.changed.connect(self._measure)
        self._measure()
        self.show_settings()

    def show_settings(self) -> None:
        """Show the settings in force, unless they are being typed."""
        for parameter, box in self.boxes.items():
            value = value_in(self._session.experiment, parameter)
            if value is not None and box.value() != value:
                with QSignalBlocker(box):
                    box.setValue(value)

    def _add(self, row: int, parameter: str) -> None:
        found = field_of(parameter)
        if found is None:
            return
        words = parameter_label(parameter)
        name = Label(self._look, words, BODY)
        name.setWordWrap(True)
        self._grid.addWidget(name, row, 0)
        lock = self._room.lock_of(parameter)
        if lock is not None and lock.state == "hidden" and not self._room.may_see():
            hidden = Label(self._look, self.tr("hidden by the lab"), SMALL, token="muted")
            self._grid.addWidget(hidden, row, 1)
            return
        box = NumberBox(self._look, words, found[2])
        box.setObjectName(f"lab.setting.{parameter}")
        self._lock(box, lock)
        box.valueChanged.connect(partial(self._edit, parameter))
        self.boxes[parameter] = box
        self._grid.addWidget(box, row, 1)

    def _lock(self, box: NumberBox, lock: "Lock | None") -> None:
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
            QTimer.singleShot(0, self, self.show_settings)  # the box is still taking its value
        else:
            self._refused.hide()

    def _measure(self) -> None:
        px = self._look.theme.px
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))

"""The cases of a lab: side by side where they fit, else in a list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.style import Look
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.segmented import Segmented

if TYPE_CHECKING:
    from sampling_core.labs.lab import Case
    from sampling_core.model_view.lab_room import LabRoom

ROOM = 246  # px at 100 %: what a narrow dock leaves


class CaseChoice(QWidget):
    """Hidden in a lab of one case."""

    chosen = Signal(str)  # name, by the user

    def __init__(self, look: Look, room: "LabRoom") -> None:
        super().__init__()
        self._look, self._room = look, room
        self._names: tuple[str, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._row: Segmented | None = None
        self._box: ElidedBox | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Show the cases of the lab that is open, and which one is worked on."""
        lab, case = self._room.lab, self._room.case
        if lab is None or case is None:
            return
        self._names = tuple(each.name for each in lab.cases)
        titles = tuple(map(self._title, lab.cases))
        self.setVisible(len(titles) > 1)
        shown = (titles, self._look.theme.zoom)
        here = self.window().focusWidget()
        had_focus = here is not None and self.isAncestorOf(here)
        if shown != self._shown:
            self._shown = shown
            self._build(titles)
        place = self._names.index(case.name)
        if self._row is not None:
            self._row.show_index(place)
        elif self._box is not None:
            with QSignalBlocker(self._box):
                self._box.setCurrentIndex(place)
        if had_focus:
            self._take_focus(place)

    def _title(self, case: "Case") -> str:
        title = self._room.text(case.title) or case.name
        done = self._room.work.state(case) == "done"
        return self.tr("{case} ✓").format(case=title) if done else title

    def _build(self, titles: tuple[str, ...]) -> None:
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # else it is a window for a moment
                widget.setParent(None)
                widget.deleteLater()
        self._row = self._box = None
        name = self.tr("Case")
        row = Segmented(self._look, name, titles, height=27, pad=9)
        if row.sizeHint().width() <= self._look.theme.px(ROOM):
            row.setObjectName("lab.cases")
            row.edited.connect(self._choose)
            self._row = row
            self._line.addWidget(row)
            self._line.addStretch(1)
            return
        row.deleteLater()
        self._box = ElidedBox()
        self._box.setObjectName("lab.cases")
        self._box.setAccessibleName(name)
        self._box.addItems([f"{number}  {title}" for number, title in enumerate(titles, 1)])
        self._box.setMinimumContentsLength(8)
        policy = ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._box.setSizeAdjustPolicy(policy)
        self._box.activated.connect(self._choose)
        self._line.addWidget(self._box, 1)

    def _take_focus(self, place: int) -> None:
        """Keep the keyboard: the cases are built anew when one of them is done."""
        chosen = self._row.button(place) if self._row is not None else self._box
        if chosen is not None and not chosen.hasFocus():
            chosen.show()
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._names[place])

"""My progress: twelve can-do lines, each ticked by what was predicted in a lab, or by hand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.scrolling import scrolling
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD, TITLE
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.tick_row import TickRow
from sampling_core.labs.evidence.progress import SKILLS, VIEW, progressing, ticked_by_hand, view_of
from sampling_core.labs.evidence.ticked import Line
from sampling_core.model_view.session import Session
from sampling_core.words import say

SIZE = (560, 660)  # px at 100 %


class ProgressDialog(QDialog):
    """Judges the predictions in the background; ticks by hand are kept at once."""

    lab_wanted = Signal(str)  # the name of a built-in lab

    def __init__(self, look: Look, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._lines: dict[str, Line] = {}
        self.setObjectName("dialog.progress")
        self.setWindowTitle(self.tr("My progress"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._work = Background(self)
        self._title = PlainLabel(look, "", TITLE, SEMIBOLD)
        self._title.setObjectName("progress.title")
        self._told = PlainLabel(
            look,
            self.tr("Lines tick themselves when your locked predictions show them."),
            LABEL,
            token="muted",
        )
        self._rows = {skill.lab: self._row(skill.lab, say(skill.sentence)) for skill in SKILLS}
        self._lay_out()
        self._show(())
        self.look_again()

    @property
    def is_ready(self) -> bool:
        """Whether all predictions have been looked at."""
        return not self._work.is_busy

    def look_again(self) -> None:
        """Look at what was locked so far."""
        history, room = self._session.records.history, self._session.lab
        steps = progressing(room.shelf.works(), history, history.file.clock(), self._by_hand())
        self._work.start(steps, self._show)

    def done(self, result: int) -> None:
        """Close; what is still being judged is dropped."""
        self._work.drop()
        super().done(result)

    # Inside.

    def _by_hand(self) -> tuple[str, ...]:
        return ticked_by_hand(self._session.records.history.view(VIEW))

    def _tick(self, name: str, on: bool) -> None:
        others = [each for each in self._by_hand() if each != name]
        names = [*others, name] if on else others
        self._session.records.history.set_view(VIEW, view_of(names))
        self._show(tuple(self._lines.values()))

    def _show(self, lines: Sequence[Line]) -> None:
        """Show lines; a tick by hand that was set meanwhile counts."""
        self._lines = {line.name: line for line in lines}
        by_hand, done = self._by_hand(), 0
        for name, row in self._rows.items():
            line = self._lines.get(name)
            how = "lab" if line and line.how == "lab" else "hand" if name in by_hand else ""
            row.show_line(how, line.evidence if line else "")
            done += bool(how)
        words = self.tr("{done} of {count} done").format(done=done, count=len(self._rows))
        self._title.setText(words)

    def _row(self, name: str, sentence: str) -> TickRow:
        row = TickRow(self._look, f"progress.{name}", sentence)
        row.ticked.connect(partial(self._tick, name))
        number = next(skill.number for skill in SKILLS if skill.lab == name)
        words = self.tr("Open lab {number}").format(number=number)
        button = PushButton(self._look, words, kind="flat", size=LABEL)
        button.setObjectName(f"progress.{name}.open")
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._open, name))
        row.add(button)
        return row

    def _open(self, name: str) -> None:
        self.lab_wanted.emit(name)
        self.accept()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, px(8), 0)
        rows.setSpacing(px(6))
        for row in self._rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(12))
        column.setSpacing(px(8))
        for part in (self._title, self._told):
            column.addWidget(part)
        column.addWidget(scrolling(inside), 1)
        column.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room - QSize(40, 60)))

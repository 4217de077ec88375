"""Reading a hand-in: its sections, whether it was edited, and each exact state opened again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.report_dialog_page import ReportPage
from desktop.row_list import WHAT, RowList
from desktop.style import Look
from desktop.theme import SEMIBOLD, TITLE
from desktop.veiled import refusal
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.note_box import NoteBox
from sampling_core.errors import LabError
from sampling_core.files import printable
from sampling_core.labs.report.file import read
from sampling_core.labs.report.moments import moment
from sampling_core.labs.report.parts import SECTIONS, HandIn, LabPart, Section
from sampling_core.labs.report.reopening import experiment_of
from sampling_core.trace import run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidgetItem

    from sampling_core.model_view.session import Session

SIZE = (1060, 720)  # px at 100 %
Place = tuple[int, Section]  # the lab by its number, from 0, and a case of it


def open_hand_in(
    look: Look, session: "Session", path: Path, parent: QWidget
) -> "HandInDialog":  # fmt: skip
    """Show a hand-in; raises LabError for a damaged one, and while a lab hides results."""
    if session.veil.hides:
        raise LabError(refusal())  # it may hold those of somebody else
    dialog = HandInDialog(look, session, read(path), printable(path.name), parent)
    dialog.show()
    return dialog


class HandInDialog(QDialog):
    """Sections left, the page right; a window of its own, so that a section can be looked at."""

    def __init__(
        self, look: Look, session: "Session", report: HandIn, name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._report, self._name = look, session, report, name
        self.setObjectName("dialog.hand_in")
        self.setWindowTitle(self.tr("Hand-in: {file}").format(file=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = ReportPage(look)
        self.page.show_report(report, SECTIONS)
        titles = (self.tr("Section"),)
        self.rows = RowList(look, "hand_in.sections", self.tr("Sections of the hand-in"), titles)
        self.rows.currentItemChanged.connect(self._show_choice)
        self.rows.itemActivated.connect(self._open_chosen)
        self._told = PlainLabel(look, "", token="muted")
        self._told.setObjectName("hand_in.told")
        self._lay_out()
        self._fill()
        session.veil.changed.connect(self._leave_if_hidden)

    def open_section(self, section: Section) -> None:
        """Make the exact state of a section that of the window, as one step of undo.

        Raises LabError where the section holds none, and where a lab does not allow it.
        """
        known = [entry.source for entry in self._session.shelf.entries()]
        experiment = experiment_of(section, known)
        run(experiment)  # what cannot run is refused before anything changes
        words = self.tr("Open “{section}”").format(section=section.title)
        in_force = experiment == self._session.experiment
        self._session.edit(experiment, words)
        told = self.tr("“{section}” is open in the window behind; Undo takes it back.")
        if in_force:
            told = self.tr("These settings and this data are in force already.")
        self._told.setText(told.format(section=section.title))

    # Inside.

    def _leave_if_hidden(self) -> None:
        if self._session.veil.hides:
            self.reject()

    def _chosen(self) -> Place | None:
        item = self.rows.currentItem()
        found = item.data(0, WHAT) if item is not None else None
        return found if isinstance(found, tuple) else None

    def _show_choice(self) -> None:
        found = self._chosen()
        self._open.setEnabled(found is not None and bool(found[1].experiment))
        if found is not None:
            self.page.show_chapter(found[0])
            self.page.find_heading(found[1].title)

    def _open_chosen(self) -> None:
        found = self._chosen()
        if found is None:
            return
        try:
            self.open_section(found[1])
        except LabError as error:
            self._told.setText(str(error))

    def _fill(self) -> None:
        first: QTreeWidgetItem | None = None
        for place, lab in enumerate(self._report.labs):
            group = self.rows.add_group(self._title(lab))
            for section in lab.sections:
                item = self.rows.add_row((section.title,), (place, section), group)
                first = first or item
        self.rows.fit(first)
        self._show_choice()

    def _title(self, lab: LabPart) -> str:
        words = self.tr("Lab {number} · {title}") if lab.number else "{title}"
        return words.format(number=lab.number, title=lab.title)

    def _whose(self) -> str:
        student = self._report.student
        parts = student.name or self.tr("No name"), student.class_name, student.partner
        words = " · ".join(part for part in parts if part)
        when = self.tr("exported {time}").format(time=moment(self._report.made))
        return f"{words} · {when}" if self._report.made else words

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(self._look, self._whose(), TITLE, SEMIBOLD))
        column.addWidget(self._judgement())
        split = QSplitter()
        split.setObjectName("hand_in.split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.rows)
        split.addWidget(self.page)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        column.addWidget(split, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        self._open = PushButton(self._look, self.tr("Open this section"), kind="primary")
        self._open.setObjectName("hand_in.open")
        self._open.clicked.connect(self._open_chosen)
        close = PushButton(self._look, self.tr("Close"))
        close.setObjectName("hand_in.close")
        close.clicked.connect(self.reject)
        for button in (self._open, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room - QSize(40, 60)))

    def _judgement(self) -> QWidget:
        """Return a line that says whether somebody edited the file after its export."""
        code = self._report.code
        if not self._report.is_edited:
            words = self.tr("As it was exported: the check code {code} fits. It is no signature.")
            label = PlainLabel(self._look, words.format(code=code), token="muted")
            label.setObjectName("hand_in.code")
            return label
        words = self.tr("The check code {code} does not fit what the file says now.")
        box = NoteBox(self._look, self.tr("Edited after export"), words.format(code=code))
        box.setObjectName("hand_in.edited")
        return box

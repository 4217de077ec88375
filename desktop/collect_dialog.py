"""Collecting a class: a folder of hand-ins as one table, and as a picture against the truth."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.asking import ask_to_save
from desktop.collect_dialog_picture import ClassPage
from desktop.collect_dialog_table import CollectedTable
from desktop.errors import show_failure
from desktop.flow import FlowLayout
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import PushButton
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.note_box import NoteBox
from desktop.widgets.segmented import Segmented
from sampling_core.labs.collecting.collect import Collected, Row, collect_steps
from sampling_core.labs.collecting.collected_csv import write_csv
from sampling_core.model_view.job import Job

if TYPE_CHECKING:
    from sampling_core.labs.key import Key

SIZE = (1120, 720)  # px at 100 %
SHOWN = 8  # problems that are listed at the top; the rest are counted


class CollectDialog(QDialog):
    """Reads in the background; what could not be read stands on top, by the name of its file."""

    def __init__(
        self, look: Look, settings: Settings, folder: Path, key: "Key | None",
        show_hand_in: Callable[[Path], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._settings, self._folder, self._key = look, settings, folder, key
        self._show_hand_in = show_hand_in
        self.collected: Collected | None = None
        self.setObjectName("dialog.collect")
        self.setWindowTitle(self.tr("Collect reports: {folder}").format(folder=folder.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting())
        self._told = PlainLabel(look, "", LABEL, token="muted")
        self._told.setObjectName("collect.told")
        column = QVBoxLayout(self)
        column.addWidget(self._stack, 1)
        column.addWidget(self._told)
        px = look.theme.px
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room - QSize(40, 60)))
        owner = QCoreApplication.instance()
        assert owner is not None
        self.job = job = Job(collect_steps(folder, key), owner)  # it may outlive the window
        job.progressed.connect(self._show_share)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        self.destroyed.connect(lambda: _end(job))
        job.start()

    def done(self, result: int) -> None:
        """Close; what is still being read is left."""
        self.job.cancel()
        super().done(result)

    def save_csv(self) -> None:
        """Ask for a name and write the table; raises FileError."""
        asked = self._ask(self.tr("Save the table"), "collected.csv", "CSV (*.csv)")
        if asked is not None and self.collected is not None:
            write_csv(self.collected, asked)
            self._say_written(asked)

    def save_picture(self) -> None:
        """Ask for a name and write the picture of the class; raises FileError."""
        kinds = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
        asked = self._ask(self.tr("Save the picture"), "class.png", kinds)
        if asked is not None:
            self.page.write(asked)
            self._say_written(asked)

    # While it reads.

    def _waiting(self) -> QWidget:
        page = QWidget()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Share of the files read"))
        cancel = PushButton(self._look, self.tr("Cancel"))
        cancel.setObjectName("collect.cancel")
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(page)
        column.addWidget(PlainLabel(self._look, self.tr("Reading the hand-ins…")))
        column.addWidget(self._bar)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return page

    def _show_share(self, share: float) -> None:
        self._bar.setValue(round(1000 * share))

    def _fail(self, error: Exception) -> None:
        show_failure(error)
        self.reject()

    # When it is done.

    def _finish(self, collected: Collected) -> None:
        self.collected = collected
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(self._look, self._heading(collected), weight=SEMIBOLD))
        if collected.problems:
            column.addWidget(self._problems(collected))
        edited = sorted({row.file: row.name for row in collected.rows if row.is_edited}.items())
        if edited:  # the remark in the table stands far to the right
            column.addWidget(self._edited(edited))
        self.table, self.page = CollectedTable(self._look), ClassPage(self._look)
        self.table.opened.connect(self._open)
        self.page.show_class(collected)
        self._views = QStackedWidget()
        for view in (self.table, self.page):
            self._views.addWidget(view)
        column.addLayout(self._head())
        column.addWidget(self._views, 1)
        column.addLayout(self._foot())
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_rows()
        self.table.setFocus()

    def _heading(self, collected: Collected) -> str:
        students, rows = collected.students, collected.originals
        said = self.tr("1 student") if students == 1 else self.tr("{count} students")
        listed = self.tr("1 row") if len(rows) == 1 else self.tr("{count} rows")
        heading = self.tr("{students}, {rows} from {folder}").format(
            students=said.format(count=students), rows=listed.format(count=len(rows)),
            folder=self._folder.name,
        )  # fmt: skip
        if self._key is not None:
            key = self.tr("with the key of “{lab}”").format(lab=self._key.lab)
            heading = f"{heading}, {key}"
        return heading

    def _problems(self, collected: Collected) -> NoteBox:
        count = len(collected.problems)
        heading = self.tr("1 file was not read")
        if count != 1:
            heading = self.tr("{count} files were not read").format(count=count)
        box = NoteBox(self._look, heading, self._listed(collected.problems))
        box.setObjectName("collect.problems")
        return box

    def _edited(self, files: Sequence[tuple[str, str]]) -> NoteBox:
        heading = QCoreApplication.translate("HandInDialog", "Edited after export")
        named = [f"{file}: {name}" if name else file for file, name in files]
        box = NoteBox(self._look, heading, self._listed(named))
        box.setObjectName("collect.edited")
        return box

    def _listed(self, named: Sequence[str]) -> str:
        """Return lines of a note; those that would leave no room for the table are counted."""
        listed = ["- " + " ".join(each.split()) for each in named[:SHOWN]]
        more = len(named) - SHOWN
        if more > 0:
            listed.append("- " + self.tr("and {count} more").format(count=more))
        return "\n".join(listed)

    def _head(self) -> QHBoxLayout:
        names = self.tr("Table"), self.tr("Picture of the class")
        self.view = Segmented(self._look, self.tr("View"), names)
        self.view.setObjectName("collect.view")
        self.view.edited.connect(self._show_view)
        self.older = QCheckBox(self.tr("Older reports and copies too"))
        self.older.setObjectName("collect.older")
        self.older.toggled.connect(self._show_rows)
        row = QHBoxLayout()
        row.addWidget(self.view)
        row.addWidget(self.older)
        row.addStretch(1)
        return row

    def _foot(self) -> FlowLayout:
        row = FlowLayout()
        row.setSpacing(self._look.theme.px(8))
        for name, words, run in (
            ("copy", self.tr("Copy the rows"), self.table.copy_rows),
            ("csv", self.tr("Save as CSV…"), self.save_csv),
            ("save_picture", self.tr("Save the picture…"), self.save_picture),
            ("close", self.tr("Close"), self.accept),
        ):
            button = PushButton(self._look, words)
            button.setObjectName(f"collect.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, run=run: run())
            row.addWidget(button)
        return row

    def _show_view(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        self.older.setEnabled(place == 0)

    def _show_rows(self) -> None:
        if self.collected is not None:
            with_key, older = self._key is not None, self.older.isChecked()
            self.table.show_class(self.collected, with_key=with_key, with_older=older)

    def _open(self, row: Row) -> None:
        self._show_hand_in(self._folder / row.file)

    def _ask(self, title: str, offered: str, kinds: str) -> Path | None:
        asked = ask_to_save(self, self._settings, "collected", title, offered, kinds)
        return None if asked is None else asked[0]

    def _say_written(self, path: Path) -> None:
        words = self.tr("Wrote {file} to {folder}.")
        self._told.setText(words.format(file=path.name, folder=path.parent))


def _end(job: Job) -> None:
    """Stop the work, and let go of it when its thread has ended."""
    job.cancel()
    job.wait()
    job.deleteLater()

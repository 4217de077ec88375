"""The export dialog of all charts: questions left, the page right, Enter exports."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from desktop.asking import ask_for_folder
from desktop.charts.export import Page, write
from desktop.charts.figure import Figure, Parted
from desktop.export_dialog_choices import Export, decoded, encoded, finished, texts_of
from desktop.export_dialog_form import ExportForm
from desktop.export_dialog_preview import Preview
from desktop.scrolling import scrolling
from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from sampling_core.errors import FileError

WIDE, HIGH, FORM = 1080, 680, 400  # px at 100 %
REPLACE, BESIDE, NOTHING = "replace", "beside", ""
Later = Callable[[Generator[float, None, None], str], None]  # work, and words for its end
RESERVED = '<>:"/\\|?*'


class ExportDialog(QDialog):
    """Asks how a chart is exported and writes the files; the choices are kept for its kind."""

    def __init__(
        self,
        look: Look,
        settings: Settings,
        export: Export,
        tell: Callable[[str], None],
        parent: QWidget,
        later: Later | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._settings, self._export, self._tell = look, settings, export, tell
        self._later = later
        self.setObjectName("dialog.export")
        self.setWindowTitle(self.tr("Export chart"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts = export.figure.parts() if isinstance(export.figure, Parted) else frozenset()
        choices = decoded(settings.remembered(f"export/{export.kind}"))
        self.form = ExportForm(look, choices, texts_of(export), parts)
        self.form.edited.connect(self._show)
        self.preview = Preview(look)
        self._folder = Path(settings.folder(f"export.{export.kind}") or _first_folder())
        self._lay_out()
        self._show()
        self.name.setFocus()
        self.name.selectAll()

    def export_now(self) -> None:
        """Write the files; asks once before one is written over. Raises FileError.

        A long table is written in the background, after the pictures.
        """
        choices = self.form.choices
        self._settings.policy.check(self._folder)
        paths = self._paths(choices.endings)
        if paths is None:
            return
        texts = finished(self.form.texts, choices, self._export.provenance)
        figure, page = choices.shown(self._export.figure), choices.page(texts, self._export.screen)
        self._settings.remember(f"export/{self._export.kind}", encoded(choices))
        is_late = self._export.has_long_table and self._later is not None
        late = [path for path in paths if is_late and path.suffix == ".csv"]
        _write_now([path for path in paths if path not in late], figure, page)
        self._settings.remember_folder(f"export.{self._export.kind}", str(self._folder))
        names = ", ".join(path.name for path in paths)
        words = self.tr("Wrote {names} to {folder}.").format(names=names, folder=self._folder)
        if late and self._later is not None:
            self._tell(self.tr("Writing {name}…").format(name=late[0].name))
            self._later(_writing(late[0], figure, page), words)
        else:
            self._tell(words)
        self.accept()

    # Names.

    def _paths(self, endings: Sequence[str]) -> list[Path] | None:
        """Return where to write; None: the user thought better of it."""
        name = self.name.text().strip()
        if not name or set(name) & set(RESERVED):
            words = self.tr("A file name needs letters or digits, and none of {signs}")
            raise FileError(words.format(signs=" ".join(RESERVED)))
        if Path(name).suffix.lower() in (".png", ".svg", ".pdf", ".csv"):
            name = name[:-4]
        paths = [self._folder / f"{name}{ending}" for ending in endings]
        taken = [path for path in paths if path.exists()]
        if not taken:
            return paths
        free = _free_name(self._folder, name, endings)
        answer = self.ask_about(taken, [self._folder / f"{free}{path.suffix}" for path in taken])
        if answer == BESIDE:
            return [self._folder / f"{free}{ending}" for ending in endings]
        return paths if answer == REPLACE else None

    def ask_about(self, taken: Sequence[Path], free: Sequence[Path]) -> str:
        """Ask what becomes of files that are there: written over, or others beside them."""
        old, new = (", ".join(f"“{path.name}”" for path in paths) for paths in (taken, free))
        box = QMessageBox(self)
        box.setObjectName("export.taken")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("{old} is already there.").format(old=old))
        box.setInformativeText(self.tr("Replace it, or write {new} beside it?").format(new=new))
        replacing = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        beside = box.addButton(self.tr("Write beside it"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(beside)
        box.exec()
        if box.clickedButton() is replacing:
            return REPLACE
        return BESIDE if box.clickedButton() is beside else NOTHING

    def _choose_folder(self) -> None:
        words, kind = self.tr("Folder of the chart"), f"export.{self._export.kind}"
        chosen = ask_for_folder(self, self._settings, kind, words, str(self._folder))
        if chosen is not None:
            self._folder = chosen
            self._where.setText(str(chosen))

    # What is shown.

    def _show(self) -> None:
        choices = self.form.choices
        texts = finished(self.form.texts, choices, self._export.provenance)
        if choices.format == ".csv":
            self.preview.show_words(
                self.tr("The numbers of the chart as a table, the settings in its first lines.")
            )
        else:
            page = choices.page(texts, self._export.screen)
            self.preview.show_page(choices.shown(self._export.figure), page)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.form)
        above.addStretch(1)
        left = scrolling(inside)
        left.setMinimumWidth(min(px(FORM), self._form_width()))
        both = QHBoxLayout()
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        column.addLayout(both, 1)
        column.addLayout(self._file_row())
        screen = self.screen().availableGeometry().size()
        self.resize(min(px(WIDE), screen.width() - 40), min(px(HIGH), screen.height() - 60))

    def _form_width(self) -> int:
        return max(self.form.sizeHint().width(), self._look.theme.px(320)) + 14

    def _file_row(self) -> QHBoxLayout:
        self.name = QLineEdit(self._export.name)
        self.name.setObjectName("export.name")
        self.name.setAccessibleName(self.tr("File name"))
        folder = PushButton(self._look, self.tr("Folder…"))
        folder.setObjectName("export.folder")
        folder.setAutoDefault(False)
        folder.clicked.connect(self._choose_folder)
        self._where = ElidedLabel(self._look, str(self._folder), LABEL, token="muted")
        buttons = QDialogButtonBox()
        export = PushButton(self._look, self.tr("Export"), kind="primary")
        export.setObjectName("export.export")
        export.setDefault(True)
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = PushButton(self._look, self.tr("Cancel"))
        cancel.setObjectName("export.cancel")
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.export_now)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(Label(self._look, self.tr("File name")))
        row.addWidget(self.name, 2)
        row.addWidget(folder)
        row.addWidget(self._where, 1)
        row.addWidget(buttons)
        return row


def _write_now(paths: Sequence[Path], figure: Figure, page: Page) -> None:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        for path in paths:
            write(path, figure, page, path.suffix)
    finally:
        QGuiApplication.restoreOverrideCursor()


def _writing(path: Path, figure: Figure, page: Page) -> Generator[float, None, None]:
    yield 0.0
    write(path, figure, page, path.suffix)


def _free_name(folder: Path, name: str, endings: Sequence[str]) -> str:
    """Return the first name with a number of which no file is there."""
    number = 2
    while any((folder / f"{name} {number}{ending}").exists() for ending in endings):
        number += 1
    return f"{name} {number}"


def _first_folder() -> str:
    """Return where pictures of the user are kept."""
    from PySide6.QtCore import QStandardPaths

    places = QStandardPaths.StandardLocation
    for place in (places.PicturesLocation, places.DocumentsLocation, places.HomeLocation):
        folder = QStandardPaths.writableLocation(place)
        if folder and Path(folder).is_dir():
            return folder
    return str(Path.home())

"""The list of sessions: snapshots in this one, and the session files of the lab."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.concealed import is_mystery, settings_shown
from desktop.row_list import WHAT, RowList
from desktop.style import Look
from desktop.widgets.sparkline import paint_sparkline
from desktop.workplace import is_taken, put_into_bin
from sampling_core.errors import FileError, LabError
from sampling_core.history import Snapshot
from sampling_core.history.opening import ENDING, is_generation
from sampling_core.model_view.session import Session

if TYPE_CHECKING:
    from desktop.sessions import Sessions

translate = QCoreApplication.translate
PICTURE = QSize(54, 18)  # px at 100 %


class SessionDialog(QDialog):
    """Enter opens, F2 renames, Delete puts into the bin."""

    def __init__(self, look: Look, session: Session, sessions: "Sessions", parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._session, self._sessions = look, session, sessions
        self.setObjectName("dialog.sessions")
        self.setWindowTitle(self.tr("Sessions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = self.tr("Name"), self.tr("What it holds"), self.tr("When")
        self.rows = RowList(look, "sessions.rows", self.tr("Sessions"), titles)
        self.rows.setIconSize(PICTURE * look.theme.zoom)
        self.rows.itemActivated.connect(self._open)
        self.rows.currentItemChanged.connect(self._show_choice)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._buttons = {}
        for name, words, run in (
            ("open", self.tr("Open"), self._open),
            ("rename", self.tr("Rename…"), self._rename),
            ("delete", self.tr("Delete"), self._delete),
        ):
            button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName(f"sessions.{name}")
            button.clicked.connect(run)
            self._buttons[name] = button
        column = QVBoxLayout(self)
        column.addWidget(self.rows)
        column.addWidget(buttons)
        self.resize(look.theme.px(700), look.theme.px(440))
        self.fill()

    def fill(self) -> None:
        """List what there is, newest first."""
        self.rows.clear()
        history = self._session.records.history
        points = self.rows.add_group(self.tr("Snapshots in this session"))
        for point in reversed(history.snapshots.all()):
            self._add_snapshot(points, point)
        files = self.rows.add_group(self.tr("Session files"))
        for path in session_files(self._sessions.folder):
            self._add_file(files, path, is_here=history.is_kept and path == history.path)
        self.rows.fit(points.child(0) or files.child(0))
        self._show_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._rename()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def _add_snapshot(self, group: QTreeWidgetItem, point: Snapshot) -> None:
        settings = point.settings
        if is_mystery(self._session):
            experiment = self._session.records.history.from_document(point.document)
            settings = settings_shown(self._session, experiment)
        texts = point.name, f"{point.data}   {settings}", _when(point.made)
        hidden = self._session.veil.hides_record(point)
        self.rows.add_row(texts, point, group, None if hidden else self._picture(point))

    def _add_file(self, group: QTreeWidgetItem, path: Path, *, is_here: bool) -> None:
        about = path.stat()
        size = self.tr("{size} kB").format(size=max(1, round(about.st_size / 1024)))
        if is_here:
            size = self.tr("{size}, open in this window").format(size=size)
        elif is_generation(path):
            size = self.tr("{size}, an older state").format(size=size)
        item = self.rows.add_row([path.stem, size, _when(about.st_mtime)], path, group)
        if is_here:
            item.setDisabled(True)
            for place in range(self.rows.columnCount()):
                item.setForeground(place, self._look.theme.colour("muted"))

    def _picture(self, point: Snapshot) -> QIcon:
        theme, ratio = self._look.theme, self.devicePixelRatioF()
        size = PICTURE * theme.zoom
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_sparkline(painter, QRectF(0, 0, size.width(), size.height()), point.shape, theme)
        painter.end()
        return QIcon(picture)

    def _chosen(self) -> Snapshot | Path | None:
        item = self.rows.currentItem()
        what = item.data(0, WHAT) if item is not None and not item.isDisabled() else None
        return what if isinstance(what, Snapshot | Path) else None

    def _show_choice(self) -> None:
        for button in self._buttons.values():
            button.setEnabled(self._chosen() is not None)

    def _open(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Snapshot):
            self._sessions.restore(chosen)
            self.accept()
        elif chosen is not None:
            self.accept()
            self._sessions.open(chosen)

    def _rename(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        now = chosen.name if isinstance(chosen, Snapshot) else chosen.stem
        name, is_given = QInputDialog.getText(self, self.tr("Rename"), self.tr("Name"), text=now)
        if is_given and name.strip() and name.strip() != now:
            self.rename(chosen, name.strip())

    def rename(self, what: Snapshot | Path, name: str) -> None:
        """Give a snapshot or a session file another name; raises FileError."""
        if isinstance(what, Snapshot):
            self._session.records.history.snapshots.rename(what.id, name)
        else:
            rename_file(what, name)
        self.fill()

    def _delete(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Snapshot):
            self._sessions.delete_snapshot(chosen)
        elif chosen is not None:
            _check_free(chosen)
            put_into_bin(chosen)
        self.fill()


def session_files(folder: Path | None) -> list[Path]:
    """Return the session files of a folder, the one changed last first."""
    if folder is None:
        return []
    found = [path for path in folder.glob(f"*{ENDING}") if path.is_file()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def rename_file(path: Path, name: str) -> Path:
    """Give a session file another name in its folder; raises FileError."""
    if Path(name).name != name or name.startswith("."):
        raise LabError(translate("Files", "“{name}” is no name for a file.").format(name=name))
    target = path.with_name(f"{name}{ENDING}")
    if target.exists():
        words = translate("Files", "There is already a session called “{name}”.")
        raise FileError(words.format(name=name))
    _check_free(path)
    try:
        return path.rename(target)
    except OSError as error:
        words = translate("Files", "“{file}” cannot be renamed: {reason}.")
        raise FileError(words.format(file=path.stem, reason=error.strerror)) from error


def _check_free(path: Path) -> None:
    if is_taken(path):
        words = translate("Files", "Another window has “{file}” open.")
        raise FileError(words.format(file=path.name))


def _when(moment: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment))

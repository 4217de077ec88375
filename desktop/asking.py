"""Asking where to open or save: each kind of file has its own folder, which is remembered."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.settings import Settings


def ask_to_open(
    parent: QWidget, settings: Settings, kind: str, title: str, kinds: str = "", first: str = ""
) -> Path | None:
    """Return the file that the user chose, None for none; raises FileError against the policy."""
    folder = settings.folder(kind) or first
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return _taken(settings, kind, name)


def ask_to_save(
    parent: QWidget, settings: Settings, kind: str, title: str, offered: str, kinds: str = ""
) -> tuple[Path, str] | None:
    """Return the file to write and the kind that was chosen; ``offered`` is a name."""
    folder = settings.folder(kind) or str(Path.home())
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / offered), kinds)
    path = _taken(settings, kind, name)
    return None if path is None else (path, chosen)


def ask_for_folder(
    parent: QWidget, settings: Settings, kind: str, title: str, first: str = ""
) -> Path | None:
    """Return the folder that the user chose, None for none; raises FileError."""
    name = QFileDialog.getExistingDirectory(parent, title, first or settings.folder(kind))
    if not name:
        return None
    settings.policy.check(Path(name))
    settings.remember_folder(kind, name)
    return Path(name)


def _taken(settings: Settings, kind: str, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    settings.policy.check(path)
    settings.remember_folder(kind, str(path.parent))
    return path

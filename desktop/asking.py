"""Asking where to open or save: each kind of file has its own folder, which is remembered."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.settings import Settings

ENDINGS = re.compile(r"\*(\.\w+)")  # of ``PNG (*.png);;SVG (*.svg)``


def ask_to_open(
    parent: QWidget, settings: Settings, kind: str, title: str, kinds: str = "", first: str = ""
) -> Path | None:
    """Return the file that the user chose, None for none; raises FileError against the policy."""
    folder = _allowed(settings, settings.folder(kind) or first)
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return _taken(settings, kind, name)


def ask_to_save(
    parent: QWidget, settings: Settings, kind: str, title: str, offered: str, kinds: str = ""
) -> tuple[Path, str] | None:
    """Return the file to write and the kind that was chosen; ``offered`` is a name."""
    folder = _allowed(settings, settings.folder(kind) or str(Path.home()))
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / offered), kinds)
    whole = _whole_name(name, chosen, kinds)
    if whole != name and Path(whole).exists():  # under its whole name: Qt asks before it replaces
        name, chosen = QFileDialog.getSaveFileName(parent, title, whole, kinds)
    path = _taken(settings, kind, name)
    return None if path is None else (path, chosen)


def ask_for_folder(
    parent: QWidget, settings: Settings, kind: str, title: str, first: str = ""
) -> Path | None:
    """Return the folder that the user chose, None for none; raises FileError."""
    folder = _allowed(settings, first or settings.folder(kind))
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    if not name:
        return None
    settings.policy.check(Path(name))
    settings.remember_folder(kind, name)
    return Path(name)


def _allowed(settings: Settings, folder: str) -> str:
    """Return a folder to begin in: the first of the policy's where this one is none of them."""
    policy = settings.policy
    if not policy.folders or (folder and policy.allows(Path(folder))):
        return folder
    return policy.folders[0]


def _whole_name(name: str, chosen: str, kinds: str) -> str:
    """Return a name with the ending that whoever writes the file will give it."""
    known, first = ENDINGS.findall(kinds), ENDINGS.findall(chosen or kinds)
    if not name or not first or Path(name).suffix.lower() in known:
        return name
    return f"{name}{first[0]}"


def _taken(settings: Settings, kind: str, name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    settings.policy.check(path)
    settings.remember_folder(kind, str(path.parent))
    return path

"""Runs for other programs: files, and rows on the clipboard."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.asking import ask_to_save
from desktop.settings import Settings
from sampling_core.history import History, Record

KIND = "runs"  # of the folder that the settings remember


def ask_and_export(
    parent: QWidget, settings: Settings, history: History, records: Sequence[Record]
) -> Path | None:
    """Ask for a name and write runs there; None: the user thought better of it."""
    from sampling_core.history.export import ENDINGS, export

    kinds = {
        QCoreApplication.translate("HistoryPanel", "Table (*.csv)"): ".csv",
        QCoreApplication.translate("HistoryPanel", "JSON lines (*.jsonl)"): ".jsonl",
    }
    offered = f"runs_{time.strftime('%Y-%m-%d')}.csv"
    title = QCoreApplication.translate("HistoryPanel", "Export runs")
    asked = ask_to_save(parent, settings, KIND, title, offered, ";;".join(kinds))
    if asked is None:
        return None
    path, kind = asked
    if path.suffix.lower() not in ENDINGS:
        path = path.with_name(path.name + kinds.get(kind, ".csv"))
    export(history, records, path)
    return path


def copy_rows(records: Sequence[Record]) -> None:
    """Put runs on the clipboard: as text for spreadsheets, as a table for documents."""
    from sampling_core.history.export import as_html, as_tsv

    content = QMimeData()
    content.setText(as_tsv(records))
    content.setHtml(as_html(records))
    QGuiApplication.clipboard().setMimeData(content)

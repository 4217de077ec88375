"""What the clipboard holds for the lab: a file, a chart, data or settings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from desktop.copied import PNG, SVG
from desktop.drop_zone import files_in
from sampling_core.errors import DataError
from sampling_core.experiment import Source

if TYPE_CHECKING:
    from pathlib import Path

    from sampling_core.recognise import Opening

translate = QCoreApplication.translate
LARGEST = 16 * 2**20  # characters of a text


def opening_in(content: QMimeData, known: Iterable[Source]) -> "Opening | Path":
    """Return what pasting will take, or the path of a copied file; raises DataError."""
    from sampling_core.recognise import recognise_chart, recognise_text

    files = files_in(content)
    if files:
        return files[0]
    known = tuple(known)
    for kind in (PNG, SVG):
        if content.hasFormat(kind):
            found = recognise_chart(bytes(content.data(kind).data()), known)
            if found is not None:
                return found
    text = content.text()
    if not text.strip():
        raise DataError(translate("Paste", "The clipboard holds nothing that the lab can use."))
    if len(text) > LARGEST:
        raise DataError(
            translate("Paste", "The clipboard holds more text than the lab reads; use a file.")
        )
    try:
        return recognise_text(text, known)
    except DataError as problem:
        words = translate("Paste", "The clipboard holds nothing that the lab can use: {problem}")
        raise DataError(words.format(problem=problem)) from None

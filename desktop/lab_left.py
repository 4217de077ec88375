"""What is still to do in a lab that is begun, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sampling_core.labs.work import Work

translate = QCoreApplication.translate


def left_words(work: "Work") -> str:
    """Return what is left: ``2 runs and 1 explanation left``; empty where nothing is."""
    predictions, runs, explanations = work.to_do
    parts = [
        _counted(
            predictions,
            translate("Labs", "1 prediction"),
            translate("Labs", "{count} predictions"),
        ),
        _counted(runs, translate("Labs", "1 run"), translate("Labs", "{count} runs")),
        _counted(
            explanations,
            translate("Labs", "1 explanation"),
            translate("Labs", "{count} explanations"),
        ),
    ]
    words = [part for part in parts if part]
    patterns = {
        1: translate("Labs", "{first} left"),
        2: translate("Labs", "{first} and {second} left"),
        3: translate("Labs", "{first}, {second} and {third} left"),
    }
    if not words:
        return ""
    names = ("first", "second", "third")
    return patterns[len(words)].format(**dict(zip(names, words, strict=False)))


def _counted(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return one if count == 1 else many.format(count=count)

"""Tells screen readers what a change led to, politely and once it has come to rest."""

from PySide6 import QtGui
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.bounded import kept_words
from desktop.settings import Settings
from desktop.veiled import results_are_hidden
from sampling_core.measures import bits
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

SAME = 5e-4  # nats: limits that are nearer to one another read as one number
REST = 500  # ms after the last change


class Announcer(QObject):
    """Says “Entropy 1.62 nats, 8 kept”; ``announced`` tells what was said."""

    announced = Signal(str)

    def __init__(self, session: Session, settings: Settings, speaker: QWidget) -> None:
        super().__init__(speaker)
        self._session, self._settings, self._speaker = session, settings, speaker
        self._said = self._words(session.trace)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._say)
        session.trace_changed.connect(self._rest.start)

    def _say(self) -> None:
        words = self._words(self._session.trace)
        if words == self._said:
            return
        self._said = words
        announce(self._speaker, words)
        self.announced.emit(words)

    def _words(self, trace: Trace) -> str:
        if self._session.veil.hides:
            return results_are_hidden()
        entropy, unit = trace.result.entropy, self._settings.unit
        limits = self._session.bounds
        if limits is not None and limits.entropy[1] - limits.entropy[0] > SAME:
            low, high = limits.entropy if unit == "nats" else map(bits, limits.entropy)
            words = self.tr("Entropy between {low} and {high} {unit}, {kept} kept")
            ends = {"low": f"{low:.2f}", "high": f"{high:.2f}"}
            return words.format(**ends, unit=unit, kept=kept_words(limits))
        number = entropy if unit == "nats" else bits(entropy)
        words = self.tr("Entropy {entropy} {unit}, {kept} kept")
        return words.format(entropy=f"{number:.2f}", unit=unit, kept=grouped(trace.result.kept))


def announce(speaker: QWidget, words: str) -> None:
    """Have a screen reader say ``words`` when it has finished what it is saying."""
    if hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # Qt 6.8 and later
        event = QtGui.QAccessibleAnnouncementEvent(speaker, words)
        event.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Polite)
        QtGui.QAccessible.updateAccessibility(event)

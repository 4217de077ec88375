"""The status bar: what the result took, when it was saved, and at which zoom."""

import time

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from desktop.settings import Settings
from desktop.style import Look
from desktop.theme import LABEL
from desktop.veiled import results_are_hidden
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.record_columns import duration
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

SLACK = 2  # px that a text may be wider than measured


class Status(QStatusBar):
    """Measured times on the left; the state of the session on the right."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__()
        self._look, self._session, self._settings = look, session, settings
        self.setObjectName("status")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self._times = ElidedLabel(look, "", LABEL, token="muted")
        self._times.setObjectName("status.times")
        self._saved = Label(look, "", LABEL, token="muted")
        self._saved.setObjectName("status.saved")
        self._zoom = Label(look, "", LABEL, token="muted")
        self._zoom.setObjectName("status.zoom")
        self._offline = Label(look, self.tr("Works offline"), LABEL, token="muted")
        self._check, self._wave = QLabel(), QLabel()
        self._row = QHBoxLayout()
        self._fill()
        session.trace_changed.connect(self.show_trace)
        session.lab.changed.connect(lambda: self.show_trace(session.trace))
        session.records.not_saved.connect(self.show_saved)
        look.changed.connect(self._dress)
        self._dress()
        self.show_saved(time.time())
        self.show_trace(session.trace)

    def show_trace(self, trace: Trace) -> None:
        if self._session.veil.hides:  # how long it took tells of the result as well
            waits = self._session.lab.reveal_words() if self._session.lab.previous() else ""
            self._times.setText(waits.rstrip(".") or results_are_hidden())
            return
        words = self.tr("Exact result in {time}").format(time=duration(self._session.seconds))
        draws, took = self._session.draws, self._session.draw_seconds
        if draws is not None and took is not None and draws.count == trace.experiment.draws:
            drawn = self.tr("{count} draws in {time}")
            drawn = drawn.format(count=grouped(draws.count), time=duration(took))
            words = f"{words}   ·   {drawn}"
        self._times.setText(words)

    def show_saved(self, when: object = None) -> None:
        """Say when the session file was written last, seconds since 1970, or that it is not."""
        file = self._session.records.history.file
        if file.is_kept:
            moment = when if isinstance(when, float) else time.time()
            clock = time.strftime("%H:%M", time.localtime(moment))
            words = self.tr("Autosaved {clock}").format(clock=clock)
        else:
            words = self.tr("Not saved") if file.complaint else self.tr("Kept in memory only")
        self._saved.setText(words)
        self._saved.setToolTip(file.complaint)
        self._check.setVisible(file.is_kept)
        self._make_room()

    def _fill(self) -> None:
        left = QWidget()
        self._start = QHBoxLayout(left)
        self._start.addWidget(self._times)
        self.addWidget(left, 1)  # all the room there is: these words may end in "…"
        right = QWidget()
        right.setLayout(self._row)
        for part in (self._check, self._saved, self._wave, self._offline, self._zoom):
            self._row.addWidget(part)
        self._row.insertSpacing(4, self._look.theme.px(10))
        self.addPermanentWidget(right)

    def _make_room(self) -> None:
        """Give short words all their width, at any rounding of a zoomed font."""
        for label in (self._saved, self._offline, self._zoom):
            wide = label.fontMetrics().horizontalAdvance(label.text())
            label.setMinimumWidth(wide + SLACK)

    def _dress(self) -> None:
        theme = self._look.theme
        px, side = theme.px, theme.px(15)
        self._check.setPixmap(self._look.icon("check", "ok_text", 15).pixmap(side, side))
        self._wave.setPixmap(self._look.icon("offline", "muted", 15).pixmap(side, side))
        self._check.setFixedWidth(side)
        self._wave.setFixedWidth(side + px(14))
        self._wave.setContentsMargins(px(14), 0, 0, 0)
        self._row.setContentsMargins(0, 0, px(10), 0)
        self._row.setSpacing(px(4))
        self._start.setContentsMargins(px(10), 0, 0, 0)
        self.setFixedHeight(px(27))
        self._zoom.setText(f"{self._settings.zoom} %")
        self._make_room()

"""From a slider's move to the painted frame, in the real window, offscreen."""

from itertools import cycle
from time import monotonic

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.charts.distribution import DistributionChart
from desktop.opening import first_experiment, make_app, open_window
from desktop.settings import Settings
from desktop.widgets.number_editor import NumberEditor
from sampling_core.experiment import Experiment, Source
from sampling_core.history import IN_MEMORY, History

MOVES = 200


class Painted(QObject):
    """Notices that a widget, or one inside it, was painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def window(tmp_path):
    app = make_app()
    window = open_window(app, Settings(tmp_path / "settings.ini"), History(IN_MEMORY, []))
    window.resize(1440, 900)
    window.show()
    settle()
    yield window
    window.close()
    window.deleteLater()
    settle()


def settle(seconds=1.0):
    """Let timers run out, such as the one that brings the charts' library in."""
    end = monotonic() + seconds
    while monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def test_slider_to_frame_lab(benchmark, window, vectors):
    size = vectors.shape[1]
    benchmark.group = f"slider → painted frame, V={size:,}"
    first = first_experiment()
    if size > 10:
        source = Source.from_logits(vectors[0], name="normal")
        window.session.edit(Experiment(source, first.chain), "data")
    settle()
    slider = window.findChild(NumberEditor, "parameter.temperature").slider
    chart = window.findChild(DistributionChart, "distribution.chart")
    painted = Painted(chart)
    keys = cycle([Qt.Key.Key_Right] * 20 + [Qt.Key.Key_Left] * 20)

    def move(key):
        before, degree = painted.count, window.session.experiment
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(slider, press)
        assert window.session.experiment is not degree
        while painted.count == before:
            QCoreApplication.processEvents()

    benchmark.pedantic(move, setup=lambda: ((next(keys),), {}), rounds=MOVES, warmup_rounds=40)
    ordered = sorted(benchmark.stats.stats.data)
    benchmark.extra_info["p95 ms"] = round(ordered[int(0.95 * len(ordered))] * 1e3, 2)
    benchmark.extra_info["p99 ms"] = round(ordered[int(0.99 * len(ordered))] * 1e3, 2)

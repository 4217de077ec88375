"""Watches the thread of the window: how long it was without a heartbeat.

In the tests only states are asserted, since time depends on the machine; the benchmark
``tests/benchmarks/test_never_blocked.py`` prints the times.
"""

import threading
from time import monotonic

from PySide6.QtCore import QThread, QTimer

BEAT, LOOK = 5, 0.002  # ms between heartbeats, s between two looks at them


class Watchdog:
    """Between ``with`` and its end: how many ``beats``, and the ``longest`` pause in s."""

    def __init__(self):
        self.longest, self.beats = 0.0, 0
        self._ends = threading.Event()
        self._last = monotonic()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self):
        self._last = monotonic()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._note(monotonic() - self._last)
        self._ends.set()
        self._thread.join()
        self._timer.stop()

    def _beat(self):
        self._note(monotonic() - self._last)
        self._last = monotonic()
        self.beats += 1

    def _watch(self):
        while not self._ends.wait(LOOK):
            pause = monotonic() - self._last
            if pause > self.longest:
                self._note(pause)

    def _note(self, pause):
        self.longest = max(self.longest, pause)


def working(*roots):
    """The threads that work for some objects now."""
    return [job for root in roots for job in root.findChildren(QThread) if job.isRunning()]

"""Start a window, print the seconds until its first painted frame, and leave.

``python first_frame.py lab`` starts the laboratory, ``… bare`` an empty PySide6 window with one
pyqtgraph plot and numpy: what no program with these libraries can beat.
"""

import os
import sys
from time import perf_counter

START = perf_counter()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402  # the clock runs already


class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.leave)
        return False

    def leave(self):
        print(perf_counter() - START, flush=True)
        os._exit(0)  # no farewell is part of a start


def bare():
    import numpy as np
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window, plot = QMainWindow(), pg.PlotWidget()
    plot.plot(np.arange(10))
    window.setCentralWidget(plot)
    return app, window, plot.viewport()


def lab():
    from desktop.charts.distribution import DistributionChart
    from desktop.opening import make_app, open_history, open_window
    from desktop.settings import Settings

    app = make_app()
    history, _ = open_history(None)
    window = open_window(app, Settings(None), history)
    return app, window, window.findChild(DistributionChart)


if __name__ == "__main__":
    app, window, target = {"lab": lab, "bare": bare}[sys.argv[1]]()
    first = FirstPaint()
    target.installEventFilter(first)
    window.resize(1440, 900)
    window.show()
    app.exec()

"""From a changed temperature to the painted stages, offscreen."""

from itertools import cycle

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.charts.stages_figure import StagesFigure
from desktop.charts.stages_frame import StagesFrame
from desktop.opening import first_experiment, make_app
from desktop.panels.stages import StagesPanel
from desktop.settings import Settings
from desktop.stages_of import stages_of
from desktop.style import Look
from desktop.theme import LIGHT
from sampling_core.experiment import Experiment, Source
from sampling_core.history import IN_MEMORY, History
from sampling_core.model_view.session import Session
from sampling_core.trace import run

MOVES = 100
TEMPERATURE = 1
SIZE = (1100, 740)


@pytest.fixture
def app():
    return make_app()


def experiment_of(vectors):
    first = first_experiment()
    if vectors.shape[1] <= 10:
        return first
    return Experiment(Source.from_logits(vectors[0], name="normal"), first.chain)


def test_slider_to_painted_stages_lab(benchmark, app, vectors):
    benchmark.group = f"slider → painted stages, V={vectors.shape[1]:,}"
    history = History(IN_MEMORY, [])
    session = Session(experiment_of(vectors), history)
    panel = StagesPanel(Look(LIGHT, app), session, Settings(None))
    panel.resize(*SIZE)
    panel.show()
    panel.be_seen(True)
    QCoreApplication.processEvents()
    degrees = cycle([0.5 + step / 50 for step in range(50)])

    def move(degree):
        session.set_field(TEMPERATURE, "degree", degree)
        panel.chart.repaint()

    benchmark.pedantic(move, setup=lambda: ((next(degrees),), {}), rounds=MOVES, warmup_rounds=10)
    ordered = sorted(benchmark.stats.stats.data)
    benchmark.extra_info["p95 ms"] = round(ordered[int(0.95 * len(ordered))] * 1e3, 2)
    panel.close()
    panel.deleteLater()
    history.close()


def test_stages_picture_lab(benchmark, vectors):
    benchmark.group = f"trace → picture of the stages, V={vectors.shape[1]:,}"
    trace = run(experiment_of(vectors))
    picture = benchmark(lambda: stages_of(trace))
    assert picture.columns[-1].kept == trace.result.kept


def test_stages_figure_lab(benchmark, app, vectors):
    benchmark.group = "stages as an exported picture"
    figure = StagesFigure(stages_of(run(experiment_of(vectors))))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)

    def paint():
        painter = QPainter(image)
        figure.paint(painter, QRectF(0, 0, *SIZE), LIGHT)
        painter.end()

    benchmark(paint)
    assert app is not None
    assert StagesFrame.of(QRectF(0, 0, *SIZE), figure.picture, LIGHT).columns

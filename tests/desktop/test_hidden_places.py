"""While a lab waits for a prediction no number of the result can be reached in the window."""

import re
from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.theme import LIGHT
from sampling_core import Experiment, engine
from sampling_core.cases import case
from sampling_core.draw import wilson
from sampling_core.experiment import Source
from sampling_core.formats.captures import read
from sampling_core.measures import bits
from sampling_core.model_view.numbers import short_percent
from tests.desktop.captured import capture_file
from tests.desktop.looking import at_rest, views
from tests.desktop.reachable import of_model, on_clipboard, on_screen, said, tips
from tests.desktop.veiling import draw_veil

PLACES = (
    "bars", "tiles", "effect lines", "entropy of the input", "stages", "sweep", "compare",
    "history", "status bar", "tool tips", "screen reader", "exports", "clipboard", "scale",
)  # fmt: skip
PANELS = {"stages": "stages", "sweep": "sweep", "compare": "compare", "history": "history"}
ENDINGS = ("png", "svg", "pdf", "csv")
A_BAR, TIMES = "a bar is painted", "Exact result in"
FIRST = 12  # tokens whose numbers are secret


def chain(**parameters):
    return engine("lab").chain("off", **parameters)


@dataclass(frozen=True)
class Situation:
    """Data and settings that a lab asks about."""

    name: str
    parameters: dict = field(default_factory=dict)
    used: tuple[int, ...] = ()  # the text that penalties see
    unit: str = "nats"

    def experiment(self, folder):
        if self.name == "captured":
            source, stages = read(capture_file(folder)).sources[0], chain(**self.parameters)
        elif self.name == "large":
            logits = np.random.default_rng(7).normal(30.0, 2.5, 3_000)
            source, stages = Source.from_logits(logits, name="Large"), chain(**self.parameters)
        else:
            known = case(self.name)
            stages = chain(**self.parameters) if self.parameters else known.chain
            source = known.source
        return Experiment(source, stages, output_ids=self.used)


SITUATIONS = {
    "summary": Situation("Summarization"),
    "sure": Situation("Classification", {"temperature": 0.35}, unit="bits"),
    "re-ranked": Situation(
        "Code", {"temperature": 0.85, "repetition_penalty": 1.6, "min_p": 0.07}, (0, 0, 1)
    ),
    "two cuts": Situation(
        "Creative", {"temperature": 1.15, "top_k": 8, "top_p": 0.83}, unit="bits"
    ),
    "large": Situation("large", {"temperature": 0.9, "top_p": 0.87}),
    "partly known": Situation("captured", {"temperature": 1.3}),
}


# What must not be told.


def secrets_of(window):
    """Every form in which the window writes a number of the result: texts, each a whole number."""
    trace, draws = window.session.trace, window.session.draws
    found = {TIMES, A_BAR, _scale(window)}
    for stage in trace.stages:
        found |= _entropies(stage.entropy)
        found |= {f"{stage.effective:.2f}"}
        ids = stage.candidates.top(FIRST)
        found |= {form for p in stage.candidates.probabilities_of(ids) for form in _shares(p)}
    for stage in trace.of_samplers:
        if stage.lost.tokens:
            found |= {stage.threshold_text, f"cut by {stage.title.lower()}"}
            found |= {f"keeps {stage.kept}", f"cuts {100 * stage.removed_mass:.1f} %"}
    if trace.result.kept < len(trace.experiment.source):
        found |= {f"{trace.result.kept} of {len(trace.experiment.source)}"}
        found |= {f"{trace.result.kept} kept", f"{trace.result.kept} tokens kept"}
    if window.session.bounds is not None:
        found |= _limits(window.session.bounds, trace.experiment.source.tail)
    if draws is not None:
        found |= _entropies(draws.entropy) | _shares(draws.distance) | _shares(draws.noise)
        for count in draws.counts(trace.result.candidates.top(FIRST)):
            share = float(count) / draws.count
            found |= _shares(share)
            found |= {form for end in wilson(share, draws.count) for form in _shares(end)}
    return {each for each in found if each} - _visible(trace.experiment)


def _limits(bounds, tail):
    shares = [*bounds.rest, tail.mass, *bounds.low[:FIRST], *bounds.high[:FIRST]]
    found = {form for share in shares for form in _shares(float(share))}
    return found | {form for end in bounds.entropy for form in _entropies(end)}


def _entropies(nats):
    return {f"{value:.{d}f}" for value in (nats, bits(nats)) for d in (2, 3)}


def _shares(p):
    """A share in per cent, and the first digits of the bare number; round ones tell nothing."""
    if p <= 1e-4 or p > 0.9999:
        return set()
    texts = {f"{100 * p:.2f} %", f"{100 * p:.1f} %", short_percent(p)}
    texts = {text for text in texts if not re.search(r"\.0+ %|^\d+ %", text)}
    bare = f"{p:.15f}"[:6]
    return texts | ({f"{bare}…"} if bare.rstrip("0") == bare else set())


def _visible(experiment):
    """Forms that could be settings, logits or a scale as well."""
    logits = experiment.source.logits[:FIRST]
    numbers = {f"{abs(v):.{d}f}" for v in logits for d in (1, 2, 3)}
    for number in re.findall(r"\d+\.?\d*", experiment.settings()):
        numbers |= {f"{float(number):.{d}f}" for d in (1, 2, 3)} | {number}
    numbers |= {f"{v / 100:.{d}f}" for v in range(0, 401, 5) for d in (2, 3)}  # ends of sliders
    numbers |= {f"{bits(v / 2):.{d}f}" for v in range(9) for d in (2, 3)}  # a target in bits
    return numbers | {f"{share}.0 %" for share in range(101)}


def _scale(window):
    return f"axis to {window.distribution.chart.picture.fitted:.6f}"


def told(texts, secrets):
    """Which secrets stand in the texts, each with the text."""
    forms = sorted(map(_form, secrets), key=len, reverse=True)
    finder = re.compile(rf"(?<![\d.])(?:{'|'.join(forms)})", re.IGNORECASE)
    return {
        (hit.group(), text[max(0, hit.start() - 60) : hit.end() + 60])
        for text in {_plain(text) for text in texts if text}
        for hit in finder.finditer(text)
    }


def _form(secret):
    """A pattern; after “…” digits may go on."""
    if secret.endswith("…"):
        return re.escape(secret[:-1])
    return rf"{re.escape(_plain(secret))}(?!\d)"


def _plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("−", "-")


# Where it could stand.


def reached(window, app, folder):
    """The texts of each of the fourteen places, and under “…” all others of the window."""
    found = {place: [] for place in PLACES} | {"…": []}
    announced = []
    window.announcer.announced.connect(announced.append)
    found["…"] += [*on_screen(window), *said(window)]  # before any view had to show itself again
    for page, panel in views(window):
        at_rest(app, window)
        texts, name = list(on_screen(panel)), page.partition("-")[0]
        if name in PANELS:
            found[name] += texts + list(said(panel))
        else:
            found["…"] += texts
        _look_at_distribution(window, page, found)
        found["tool tips"] += tips(panel)
        found["clipboard"] += _copied(window)
        found["exports"] += _exported(window, folder)
    _look_at_parameters(window, found)
    found["status bar"] += on_screen(window.statusBar())
    found["screen reader"] += [
        *said(window),
        *announced,
        window.announcer._words(window.session.trace),
    ]
    found["tool tips"] += tips(window)
    found["…"] += [*on_screen(window), *_in_dialogs(window)]
    return found


def _in_dialogs(window):
    """What the windows say that the menus open, and the menus themselves."""
    window.distribution._open_menu()
    yield from tips(window.distribution)
    ways = (
        window.presets.open_dialog, window.sessions.open_dialog, window.open_search,
        window.open_shortcuts, window.parameters._foot._open,
    )  # fmt: skip
    for show in ways:
        show()
        for dialog in window.findChildren(QDialog):
            yield from [*on_screen(dialog), *said(dialog), *tips(dialog)]
            dialog.close()
            dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _look_at_distribution(window, page, found):
    view = window.distribution
    if not page.startswith("distribution"):
        return
    for token in range(3):
        view.pointing.explain(token)
        card = view.pointing.card
        if card is not None:
            found["…"] += [*on_screen(card), *said(card)]
    view.pointing.close()
    found["tiles"] += [*on_screen(view.tiles), *said(view.tiles)]
    if page == "distribution-bars":
        found["bars"] += [*of_model(view.chart._table.model()), *_painted(view.chart)]
        found["scale"] += [_scale(window)]
    elif page == "distribution-table":
        found["bars"] += of_model(view.model)
    else:
        found["bars"] += _painted(view.curve)


def _painted(chart):
    """Whether some of a chart has the colour of results: exact, sampled or cut."""
    image, colours = chart.grab().toImage(), ("accent", "sample", "cut", "removed")
    wanted = {QColor(LIGHT.colour(token)).rgb() for token in colours}
    step = range(0, image.width(), 2), range(0, image.height(), 2)
    seen = sum(image.pixel(x, y) in wanted for x in step[0] for y in step[1])
    return [A_BAR] if seen > 20 else []


def _look_at_parameters(window, found):
    for step in range(len(window.session.experiment.chain)):
        card = window.parameters.card(step)
        found["effect lines"] += [*on_screen(card), *said(card), *tips(card)]
    logits = window.parameters._logits
    found["entropy of the input"] += [*on_screen(logits), *said(logits), *tips(logits)]


def _copied(window):
    """What each way to copy leaves on the clipboard."""
    ways = (
        window.files.copy_chart, window.files.copy_table, window.distribution.copy_table,
        window.distribution.table.copy_rows, window.history.copy_chosen,
    )  # fmt: skip
    window.history.table.selectAll()
    QGuiApplication.clipboard().clear()  # of what other tests left there
    for copy in ways:
        copy()
        yield from on_clipboard()


def _exported(window, folder):
    """What exports of the chart in front write."""
    for number, ending in enumerate(ENDINGS):
        path = folder / f"{number}.{ending}"
        window.files.export(path)
        if path.exists():
            yield path.read_bytes().decode("utf-8", "replace")
            path.unlink()
    window.files.ask_for_export()
    for dialog in window.findChildren(QWidget, "dialog.export"):
        yield from on_screen(dialog)
        dialog.close()
        dialog.deleteLater()


# The tests.


@pytest.fixture
def stage(make_window, session, settings, look, tmp_path, qapp, qtbot):
    """A window on a situation with a pinned run A, a run drawn, and the chart at rest."""
    look.show_motion(False)

    def show(situation):
        experiment = situation.experiment(tmp_path)
        settings.unit, settings.columns = situation.unit, ("surprise", "total", "odds", "z")
        session.edit(experiment.with_chain(chain(temperature=0.66)), "A")
        session.draw()
        session.pin()
        session.edit(experiment, "the settings asked about")
        session.draw()
        return make_window()

    yield show
    look.show_motion(None)


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_secret_is_told_anywhere_before_the_prediction(name, stage, session, qapp, tmp_path):
    window = stage(SITUATIONS[name])
    secrets = secrets_of(window)
    assert len(secrets) > 20
    draw_veil(session)
    found = reached(window, qapp, tmp_path)
    leaks = {place: sorted(told(texts, secrets))[:12] for place, texts in found.items()}
    assert {place: leak for place, leak in leaks.items() if leak} == {}


@pytest.mark.parametrize("name", ["summary", "two cuts"])
def test_each_place_tells_secrets_once_the_veil_is_lifted(name, stage, session, qapp, tmp_path):
    window = stage(SITUATIONS[name])
    secrets = secrets_of(window)
    draw_veil(session)
    at_rest(qapp, window)
    session.veil.lift()
    found = reached(window, qapp, tmp_path)
    assert [place for place in PLACES if not told(found[place], secrets)] == []

"""Entropy against temperature, for every use case: the strip at the foot of the view."""

from collections.abc import Generator, Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.section_picture import COLOURS, DASHES, Curve, Dot, SectionPicture
from desktop.charts.sweep_axis import SweepAxis
from desktop.panels.sweep.measures import measure_of
from sampling_core.cases import CASES, Case
from sampling_core.experiment import Experiment
from sampling_core.measures import entropy
from sampling_core.model_view.sweep_plan import COUNT, RANGES
from sampling_core.sweep import sweep_steps
from sampling_core.sweep_fast import Values

translate = QCoreApplication.translate

TEMPERATURE = "temperature"
# The order of the picture: the flattest on top, each with a colour and a dash of its own.
STYLES: Mapping[str, int] = {"Code": 2, "Creative": 1, "Summarization": 0, "Classification": 3}
DASH_OF: Mapping[str, int] = {"Code": 0, "Creative": 1, "Summarization": 2, "Classification": 3}


def shown_cases() -> tuple[Case, ...]:
    """Return the use cases, the first group of the built-in ones."""
    return tuple(case for case in CASES if case.group == CASES[0].group)


def cases_work() -> Generator[float, None, dict[str, Values]]:
    """Sweep the temperature of every use case, all filters off; entropies in nats."""
    found: dict[str, Values] = {}
    for case in shown_cases():
        plain = Experiment(case.source, case.chain.neutralised())
        found[case.name] = yield from sweep_steps(plain, {TEMPERATURE: temperatures()}, "entropy")
    return found


def temperatures() -> Values:
    return np.linspace(*RANGES[TEMPERATURE], COUNT)


def cases_picture(curves: Mapping[str, Values], unit: str) -> SectionPicture:
    """Return the curves of all use cases, with a dot at the temperature of each preset."""
    cases = shown_cases()
    factor = measure_of("entropy", unit, cases[0].source).factor
    xs = temperatures()
    drawn, dots = [], []
    for case in cases:
        if case.name not in curves:
            continue
        token = COLOURS[STYLES.get(case.name, 0)]
        dash = DASHES[DASH_OF.get(case.name, 0)]
        drawn.append(Curve(xs, curves[case.name] * factor, token, dash, case.name))
        degree = float(case.parameters.get(TEMPERATURE, 1.0))
        shares = np.exp(np.asarray(case.logits) / degree)
        dots.append(Dot(degree, entropy(shares / shares.sum()) * factor, token))
    y = SweepAxis(0.0, 2.6 * factor, translate("Sweep", "Entropy ({unit})").format(unit=unit))
    x = SweepAxis(*RANGES[TEMPERATURE], translate("Sweep", "Temperature, all filters off"))
    title = translate("Sweep", "Entropy against temperature, all four cases")
    return SectionPicture(
        x, y, tuple(drawn), tuple(dots), title=title, summary=_summary(dots, unit),
        hidden=not drawn,
    )  # fmt: skip


def _summary(dots: list[Dot], unit: str) -> str:
    words = translate("Sweep", "{case} at its preset, temperature {degree}: {entropy} {unit}")
    said = [
        words.format(case=case.name, degree=f"{dot.x:.2f}", entropy=f"{dot.y:.3f}", unit=unit)
        for case, dot in zip(shown_cases(), dots, strict=False)
    ]
    return ". ".join(said) + "." if said else ""

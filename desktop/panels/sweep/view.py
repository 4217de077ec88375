"""A study as it is said: in the unit of the settings, with the words around it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.charts.sweep_axis import SweepAxis
from desktop.panels.sweep.measures import Measure, measure_of
from desktop.panels.sweep.study import Study
from sampling_core.experiment import Experiment
from sampling_core.model_view.numbers import spec_text
from sampling_core.model_view.sweep_plan import Range, SweepField, around, value_now
from sampling_core.model_view.sweep_work import Swept
from sampling_core.sweep_measured import MEASURES
from sampling_core.trace import Trace

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class View:
    """A study with the unit in which entropies are shown, and the trace beside it."""

    study: Study
    trace: Trace
    unit: str

    @property
    def experiment(self) -> Experiment:
        return self.trace.experiment

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.study.plan.parameters if self.study.plan else ()

    @property
    def measure(self) -> Measure:
        key = self.study.plan.measure if self.study.plan else "entropy"
        return measure_of(key, self.unit, self.experiment.source)

    def swept(self) -> Swept | None:
        """Return the map, if it is one of what is asked for now."""
        swept, plan = self.study.swept, self.study.plan
        return swept if swept is not None and swept.plan == plan else None

    def axis(self, each: Range, words: str = "") -> SweepAxis:
        field = self.study.field(each.parameter)
        title = words or field.label
        return SweepAxis(each.low, each.high, title, is_whole=field.spec.whole)

    def at_words(self, parameter: str, value: float) -> str:
        """Return a setting in words: ``top-p 0.95``."""
        field = self.study.field(parameter)
        return f"{in_sentence(field)} {shown(field, value)}"

    def value_of(self, trace: Trace) -> float:
        """Return the measure of a whole result."""
        key = self.measure.key
        if key in MEASURES:
            return MEASURES[key](trace.result)
        if key.startswith("token:"):
            return trace.result.probability(int(key.removeprefix("token:")))
        return float("nan")


def in_sentence(field: SweepField) -> str:
    return field.words


def shown(field: SweepField, value: float) -> str:
    """Return a value of a field as its box shows it."""
    return spec_text(field.spec, round(value) if field.spec.whole else float(value))


def value_now_of(view: View) -> float | None:
    value = view.value_of(view.trace)
    if np.isfinite(value):
        return value
    cross, study = view.study.cross, view.study
    return cross.value if cross and cross.at == study.now else None


def pinned_of(view: View) -> tuple[str, tuple[float, ...], str] | None:
    """Return the run compared with: its letter, its setting and its value in words."""
    study, trace = view.study, view.study.reference
    if trace is None or study.plan is None:
        return None
    chain = trace.experiment.chain
    known = {name for name in study.plan.parameters if _has(trace.experiment, name)}
    if len(known) < len(study.plan.parameters):
        return None
    at = tuple(value_now(chain, name) for name in study.plan.parameters)
    value = view.value_of(trace)
    text = view.measure.text(value) if np.isfinite(value) else ""
    here, there = (around(e, study.plan.parameters) for e in (view.experiment, trace.experiment))
    if _at_work(here) != _at_work(there):
        text = translate("Sweep", "{value} with other settings").format(value=text)
    return study.reference_name, at, text


def _at_work(experiment: Experiment) -> tuple[object, ...]:
    return (
        tuple(sampler for sampler in experiment.chain if not sampler.is_off),
        experiment.pick, experiment.prompt_ids, experiment.output_ids,
    )  # fmt: skip


def _has(experiment: Experiment, parameter: str) -> bool:
    return any(parameter in sampler.parameters() for sampler in experiment.chain)


def say_at(view: View, at: tuple[float, ...]) -> str:
    """Return a setting in words: ``temperature 0.60 and top-p 0.95``."""
    plan = view.study.plan
    assert plan is not None
    words = [view.at_words(name, value) for name, value in zip(plan.parameters, at, strict=False)]
    if len(words) == 1:
        return words[0]
    return translate("Sweep", "{first} and {second}").format(first=words[0], second=words[1])


def title_of(view: View) -> str:
    plan, source = view.study.plan, view.experiment.source
    assert plan is not None
    fields = " × ".join(view.study.field(name).label for name in plan.parameters)
    words = translate("Sweep", "{data}: {measure}, {fields}")
    name = source.name or translate("Sweep", "Own data")
    return words.format(data=name, measure=view.measure.name, fields=fields)


def summary_of(view: View) -> str:
    """Return the sweep in a sentence, for screen readers and alternative texts."""
    study, measure = view.study, view.measure
    cross = study.cross
    found = view.swept().values if view.swept() is not None else None  # type: ignore[union-attr]
    if found is None and cross is not None:
        found = np.concatenate([each.values for each in cross.sections])
    if found is None:
        return ""
    low, high = float(np.nanmin(found)), float(np.nanmax(found))
    here = cross.value if cross is not None and cross.at == study.at else None
    span = translate("Sweep", "{measure} from {low} to {high}").format(
        measure=measure.name, low=measure.text(low), high=measure.said(high)
    )
    if here is None:
        return span + "."
    point = translate("Sweep", "{span}; at {setting}: {value}.")
    return point.format(span=span, setting=say_at(view, study.at), value=measure.said(here))

"""How long labs take to judge what they search for, beside bisecting one run after the other."""

import pytest

from sampling_core.labs.built_in import built_in
from sampling_core.labs.lab import OWN
from sampling_core.labs.measuring.measures import Apparatus
from sampling_core.trace import run

LABS = ["use-cases", "target", "real-model"]
HALVINGS = 50  # to about the last digit of a temperature, where one knows that there is one


def searches(lab):
    """What the cases of a lab search for, apart from settings of the student's."""
    fields = [field.answer for case in lab.cases for field in case.predict if field.answer]
    found = [each for each in fields if each.what.startswith(("solve", "reachable", "jump"))]
    return [each for each in found if each.run != OWN and each.parameter == "temperature"]


@pytest.mark.parametrize("name", LABS)
def test_judging_lab(benchmark, name):
    """Every search from nothing: no value is known before."""
    lab = built_in(name)
    asked = searches(lab)
    benchmark.group = f"{len(asked)} searches of lab {name}"

    def judged():
        apparatus = Apparatus(lab)
        for measure in asked:
            apparatus.value(measure)

    benchmark.pedantic(judged, rounds=5, warmup_rounds=1)


@pytest.mark.parametrize("name", LABS)
def test_judging_bisection(benchmark, name):
    """The same searches as runs of the chain: no jumps, ranges or limits are found."""
    lab = built_in(name)
    asked = searches(lab)
    benchmark.group = f"{len(asked)} searches of lab {name}"

    def bisected():
        apparatus = Apparatus(lab)
        for measure in asked:
            experiment = apparatus.experiment(measure.run)
            step = experiment.chain.step_of("temperature")
            experiment = experiment.switched(step, True)
            low, high = 0.0, 5.0
            for _ in range(HALVINGS):
                middle = (low + high) / 2.0
                nats = run(experiment.with_field(step, "degree", middle)).result.entropy
                low, high = (middle, high) if nats < (measure.target or 0.0) else (low, middle)

    benchmark.pedantic(bisected, rounds=5, warmup_rounds=1)

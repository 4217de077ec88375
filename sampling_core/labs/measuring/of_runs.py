"""Measures of runs: of a result, of a stage, of the data, and of several runs together."""

from collections.abc import Iterable
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from sampling_core import measures
from sampling_core.errors import LabError
from sampling_core.experiment import Source
from sampling_core.fields import Choice, specs
from sampling_core.labs.lab import Measure
from sampling_core.sampler import Sampler
from sampling_core.stage import EQUAL, Stage
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.labs.measuring.measures import Apparatus

EVEN = 1e-9  # nats: steps that differ by less are equal
YES, NO = "yes", "no"


def token_id(source: Source, token: str) -> int:
    """Return the id of a token by its text; raises LabError."""
    try:
        return source.tokens.index(token)
    except ValueError:
        raise LabError(
            say("The data “{data}” has no token “{token}”.", data=source.name, token=token)
        ) from None


def choices_of(sampler: Sampler) -> tuple[str, ...]:
    """Return the names of the rules of a sampler."""
    return tuple(name for name, spec in specs(sampler).items() if isinstance(spec, Choice))


def result(apparatus: "Apparatus", measure: Measure) -> Stage:
    """Return the distribution that a run draws from."""
    return apparatus.trace(measure.run).result


# Of the result.


def entropy(apparatus: "Apparatus", measure: Measure) -> float:
    return result(apparatus, measure).entropy


def in_bits(apparatus: "Apparatus", measure: Measure) -> float:
    return result(apparatus, measure).entropy_bits


def effective(apparatus: "Apparatus", measure: Measure) -> float:
    return result(apparatus, measure).effective


def kept(apparatus: "Apparatus", measure: Measure) -> float:
    return result(apparatus, measure).kept


def viable(apparatus: "Apparatus", measure: Measure) -> float:
    return result(apparatus, measure).candidates.at_least_probable(apparatus.lab.viable)


def band(apparatus: "Apparatus", measure: Measure) -> str:
    nats, lab = result(apparatus, measure).entropy, apparatus.lab
    return "low" if nats < lab.low else "medium" if nats <= lab.high else "high"


def first(apparatus: "Apparatus", measure: Measure) -> str:
    stage = result(apparatus, measure)
    return stage.source.token(int(stage.top(1)[0]))


def first_share(apparatus: "Apparatus", measure: Measure) -> float:
    return float(result(apparatus, measure).candidates.head(1)[0])


def probability(apparatus: "Apparatus", measure: Measure) -> float:
    stage = result(apparatus, measure)
    return stage.probability(token_id(stage.source, measure.token))


def total(apparatus: "Apparatus", measure: Measure) -> float:
    stage = result(apparatus, measure)
    return float(stage.candidates.head(count_of(measure, len(stage.source))).sum())


def odds(apparatus: "Apparatus", measure: Measure) -> float:
    """One draw in so many; infinite where it never comes."""
    stage = result(apparatus, measure)
    if measure.token:
        share = stage.probability(token_id(stage.source, measure.token))
    else:
        share = float(stage.probabilities[1:].sum())  # 1 − p would lose all its digits
    return 1.0 / share if share > 0.0 else float("inf")


def setting(apparatus: "Apparatus", measure: Measure) -> float:
    value = apparatus.experiment(measure.run).chain.parameters().get(measure.parameter)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LabError(say("The run sets no “{name}”.", name=measure.parameter))
    return float(value)


def by_probability(apparatus: "Apparatus", measure: Measure) -> tuple[str, ...]:
    stage = result(apparatus, measure)
    return tuple(stage.source.token(int(token)) for token in stage.top(MOST_SHOWN))


MOST_SHOWN = 100  # tokens of a sketch


def count_of(measure: Measure, most: int) -> int:
    """Return the target of a measure as a count; raises LabError unless 1 to ``most``."""
    target = measure.target or 0.0
    if target != int(target) or not 1 <= target <= most:
        raise LabError(
            say("“target” of “{what}” must be a whole number from 1 to {most}.",
                what=measure.what, most=f"{most:,}")
        )  # fmt: skip
    return int(target)


# Of the data.


def tokens(apparatus: "Apparatus", measure: Measure) -> float:
    return len(apparatus.experiment(measure.run).source)


def limit(apparatus: "Apparatus", measure: Measure) -> float:
    return log(tokens(apparatus, measure))


def limit_bits(apparatus: "Apparatus", measure: Measure) -> float:
    return measures.bits(limit(apparatus, measure))


# Of several runs.


def _stages(apparatus: "Apparatus", names: Iterable[str]) -> list[Stage]:
    return [apparatus.trace(name).result for name in names]


def ranking(apparatus: "Apparatus", measure: Measure) -> tuple[str, ...]:
    """Names of runs by entropy, lowest first; equal ones in the order given."""
    found = {name: apparatus.trace(name).result.entropy for name in measure.runs}
    return tuple(sorted(found, key=lambda name: round(found[name], 9)))


def entropy_gain(apparatus: "Apparatus", measure: Measure) -> float:
    start, end = _stages(apparatus, measure.runs[:2])
    return end.entropy - start.entropy


def kept_difference(apparatus: "Apparatus", measure: Measure) -> float:
    start, end = _stages(apparatus, measure.runs[:2])
    return abs(end.kept - start.kept)


def growth(apparatus: "Apparatus", measure: Measure) -> str:
    """How the entropy of runs grows from one to the next: in “equal” steps, “more”, “less”."""
    values = [stage.entropy for stage in _stages(apparatus, measure.runs)]
    steps = np.diff(values)
    bends = [later - sooner for sooner, later in pairwise(steps.tolist())]
    if all(abs(bend) <= EVEN for bend in bends):
        return "equal"
    if all(bend > EVEN for bend in bends):
        return "more"
    return "less" if all(bend < -EVEN for bend in bends) else "mixed"


def same(apparatus: "Apparatus", measure: Measure) -> str:
    return word(distance(apparatus, measure) <= EQUAL)


def distance(apparatus: "Apparatus", measure: Measure) -> float:
    start, end = _stages(apparatus, measure.runs[:2])
    if start.source.tokens != end.source.tokens:
        raise LabError(say("The two runs have different tokens."))
    return measures.total_variation(start.probabilities_by_id(), end.probabilities_by_id())


def word(holds: bool) -> str:
    """Return the answer to a question that has two."""
    return YES if holds else NO

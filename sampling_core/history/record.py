"""A record: one run kept, in words and numbers that a table shows."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.trace import Trace

SHAPE = 27  # bars of the small picture of a result
COLUMNS = (
    "id, document, made, data, settings, draws, seed, entropy, sampled, effective, kept, size, "
    "first, first_share, shape, pin, star, note"
)


@dataclass(frozen=True)
class Record:
    """A run kept: what was asked for, in words, and what came out."""

    id: int
    document: str  # the experiment as JSON: equal experiments have equal documents
    made: float  # seconds since 1970, UTC
    data: str
    settings: str
    draws: int
    seed: int
    entropy: float  # exact, nats
    sampled: float  # of the shares drawn, nats
    effective: float
    kept: int
    size: int  # tokens there are
    first: str  # the likeliest token
    first_share: float
    shape: tuple[float, ...]  # probabilities of the likeliest tokens, 0 where removed
    pin: str = ""
    star: bool = False
    note: str = ""


def facts(trace: Trace) -> dict[str, Any]:
    """Return what a record says of the exact result of a trace, by column."""
    experiment, result = trace.experiment, trace.result
    first = int(result.top(1)[0])
    return {
        "data": experiment.source.name or "Own data",
        "settings": experiment.settings(),
        "seed": experiment.seed,
        "entropy": result.entropy,
        "effective": result.effective,
        "kept": result.kept,
        "size": len(experiment.source),
        "first": experiment.source.token(first),
        "first_share": result.probability(first),
        "shape": json.dumps(_shape(trace)),
    }


def record_of(row: tuple[Any, ...]) -> Record:
    """Return the record of a row of ``COLUMNS``."""
    *known, shape, pin, star, note = row
    words: tuple[Any, ...] = (*known, tuple(json.loads(shape)), pin, bool(star), note)
    return Record(*words)


def _shape(trace: Trace) -> list[float]:
    """Probabilities of the tokens that the model finds likeliest; 0 where removed."""
    ids = trace.stages[0].top(SHAPE)
    shares = trace.result.candidates.probabilities_of(ids)
    return [round(float(share), 6) for share in np.sort(shares)[::-1]]

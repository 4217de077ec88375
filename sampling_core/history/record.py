"""A record: one run kept, in words and numbers that a table shows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from sampling_core.errors import DataError
from sampling_core.experiment import LARGEST_DRAW
from sampling_core.history.documents import parameters_text
from sampling_core.ranking import TokenIds
from sampling_core.trace import Trace

SHAPE = 27  # bars of the small picture of a result
COLUMNS = (
    "id, document, made, data, settings, draws, seed, entropy, sampled, effective, kept, size, "
    "first, first_share, engine, parameters, seconds, distance, pin, star, note, rating, cost, "
    "binned_at, shape"
)
NAMES = COLUMNS.split(", ")


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
    engine: str  # the name of its profile
    parameters: Mapping[str, Any]  # flat and neutral, of the samplers at work
    seconds: float | None  # what drawing took; None: not known
    distance: float | None  # ½ Σ |share − p|, 0 to 1; None: not known
    pin: str  # “A”, “B” or nothing
    star: bool
    note: str
    rating: int  # 1 to 5; 0: none
    cost: float | None  # as the user wrote it
    binned_at: float | None  # when it was put into the bin, seconds since 1970
    shape: tuple[float, ...]  # probabilities of the likeliest tokens, 0 where removed


def facts(trace: Trace) -> dict[str, Any]:
    """Return what a record says of the exact result of a trace, by column."""
    experiment, result = trace.experiment, trace.result
    first = int(result.top(1)[0])
    return {
        "data": experiment.source.name or "Own data",
        "settings": experiment.settings(),
        "engine": experiment.chain.engine,
        "parameters": parameters_text(experiment.chain),
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
    """Return the record of a row of ``COLUMNS``; raises DataError where a stranger wrote it."""
    said = dict(zip(NAMES, row, strict=True))
    try:
        said["parameters"] = msgspec.json.decode(said["parameters"])
        said["shape"] = msgspec.json.decode(said["shape"])
        said["star"] = bool(said["star"])
        return msgspec.convert(said, Record)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise DataError("A run in the session cannot be read.") from error


def drawn_of(ids: bytes, counts: bytes, size: int) -> tuple[TokenIds, NDArray[np.intp]]:
    """Return the tokens drawn of ``size`` and how often each was, both shape (m,).

    Raises DataError for what nobody can have drawn.
    """
    try:
        tokens, often = (np.frombuffer(blob, "<i8").astype(np.intp) for blob in (ids, counts))
    except (ValueError, TypeError) as error:
        raise DataError("What was drawn in this run cannot be read.") from error
    fits = len(tokens) == len(often) > 0 and 0 <= tokens.min() <= tokens.max() < size
    if not fits or often.min() < 0 or not 0 < float(often.sum(dtype=float)) <= LARGEST_DRAW:
        raise DataError("What was drawn in this run does not fit its data.")
    return tokens, often


def _shape(trace: Trace) -> list[float]:
    """Probabilities of the tokens that the model finds likeliest; 0 where removed."""
    ids = trace.stages[0].top(SHAPE)
    shares = trace.result.candidates.probabilities_of(ids)
    return [round(float(share), 6) for share in np.sort(shares)[::-1]]

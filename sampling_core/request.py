"""The headless contract: one JSON request a line in, one JSON answer a line out.

A request names an engine and flat, neutral parameters, with logits or with steps; the answer holds
the distribution, every stage, and what the engine did silently.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.errors import DataError, LabError, ParameterError, UnknownParameterError
from sampling_core.experiment import Experiment, Source
from sampling_core.measures import bits
from sampling_core.stage import Stage
from sampling_core.trace import Trace, run

FIELDS = (
    "id", "engine", "parameters", "defaults", "order", "logits", "tokens", "prompt_ids",
    "output_ids", "steps",
)  # fmt: skip


STEP_FIELDS = ("logits", "selected")
WORDS = {"-inf": -math.inf, "inf": math.inf, "+inf": math.inf, "nan": math.nan}


def answer(line: str) -> str:
    """Return the answer to one request, both as JSON; a refusal is an answer, too."""
    identity: object = None
    try:
        request = _object("The request", parse(line))
        identity = _identity(request.get("id"))
        body = respond(request)
    except LabError as error:
        body = {"error": {"parameter": getattr(error, "name", None), "message": str(error)}}
    return json.dumps({"id": identity, **body}, ensure_ascii=False, allow_nan=False)


def _identity(value: Any) -> Any:
    """Return the id that a request is answered under; raises when it is no JSON value."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ParameterError("id", value, "a text or a finite number")
    return value


def is_error(line: str) -> bool:
    """Whether an answer is a refusal."""
    return "error" in json.loads(line)


def parse(line: str) -> Any:
    """Return the JSON value of a line; raises DataError naming the position."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"Not JSON at character {error.pos + 1}: {error.msg}.") from None
    except (RecursionError, ValueError):
        raise DataError("Not JSON that can be used: nested too deeply, or too long.") from None


def respond(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of the answer to one request; raises a LabError when it is refused."""
    for name in request:
        if name not in FIELDS:
            raise DataError(f"“{name}” is no field of a request.")
    profile = engine(str(request.get("engine", "lab")))
    parameters = _object("parameters", request.get("parameters", {}))
    order = request.get("order")
    if order is not None and not isinstance(order, list):
        raise ParameterError("order", order, "a list of sampler names")
    chain = profile.chain(str(request.get("defaults", "engine")), order, **_named(parameters))
    if request.get("steps") is not None:
        if request.get("logits") is not None:
            raise ParameterError("steps", "logits as well", "sent without logits")
        return {"steps": list(_steps(request, chain))}
    trace = run(_experiment(request, request.get("logits"), chain))
    return {**_described(trace), "notes": list(chain.notes)}


def _named(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters that cannot be mistaken for the arguments of ``Engine.chain``."""
    for name in ("defaults", "order", "leave_out", "self"):
        if name in parameters:
            raise UnknownParameterError(name, ())
    return dict(parameters)


def _experiment(request: Mapping[str, Any], logits: object, chain: Chain) -> Experiment:
    tokens = request.get("tokens")
    if tokens is not None and not _are_texts(tokens):
        raise ParameterError("tokens", tokens, "a list of texts")
    source = Source.from_logits(numbers("logits", logits), tokens)
    prompt, output = (_ids(name, request.get(name)) for name in ("prompt_ids", "output_ids"))
    return Experiment(source, chain, prompt, output)


def _ids(name: str, value: object) -> tuple[int, ...]:
    if value is not None and not isinstance(value, list):
        raise ParameterError(name, value, "a list of token ids")
    return tuple(value or ())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def numbers(name: str, value: object) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return a JSON list of numbers as an array; "-inf" is allowed as a text."""
    if not isinstance(value, list):
        raise ParameterError(name, value, "a list of numbers")
    items = [_number(name, place, item) for place, item in enumerate(value)]
    return np.array(items, dtype=np.float64)


def _number(name: str, place: int, item: object) -> float:
    if isinstance(item, str):
        item = WORDS.get(item.lower(), item)
    if isinstance(item, bool) or not isinstance(item, int | float):
        raise DataError(f"“{name}” at position {place} is {item!r}, which is not a number.")
    try:
        return float(item)
    except OverflowError:
        raise DataError(f"“{name}” at position {place} is too large a number.") from None


def _steps(request: Mapping[str, Any], chain: Chain) -> Iterator[dict[str, Any]]:
    """Answer a list of {logits, selected}: what was picked is output and memory from then on."""
    steps = request["steps"]
    if not isinstance(steps, list):
        raise ParameterError("steps", steps, "a list of {logits, selected}")
    memory: dict[str, Any] = {}
    written: tuple[int, ...] = ()
    for place, step in enumerate(steps):
        step = _object(f"Step {place}", step)
        for name in step:
            if name not in STEP_FIELDS:
                raise DataError(f"“{name}” is no field of a step (step {place}).")
        experiment = _experiment(request, step.get("logits"), chain)
        experiment = experiment.with_(output_ids=experiment.output_ids + written)
        trace = run(experiment, memory=memory)
        yield {**_described(trace), "notes": list(chain.notes)}
        if step.get("selected") is not None:
            selected = _selected(place, step["selected"], trace)
            memory, written = trace.remember(selected), (*written, selected)


def _selected(place: int, selected: object, trace: Trace) -> int:
    size = len(trace.experiment.source)
    if isinstance(selected, bool) or not isinstance(selected, int) or not 0 <= selected < size:
        allowed = f"a token id from 0 to {size - 1} in step {place}"
        raise ParameterError("selected", selected, allowed)
    return selected


def _described(trace: Trace) -> dict[str, Any]:
    result = trace.result
    probabilities = result.probabilities_by_id()
    return {
        "probabilities": probabilities.tolist(),
        "kept": int(np.count_nonzero(probabilities)),
        "entropy_nats": result.entropy,
        "entropy_bits": result.entropy_bits,
        "stages": [_stage(stage) for stage in trace.stages[1:] if _is_shown(stage)],
    }


def _is_shown(stage: Stage) -> bool:
    return stage.sampler is None or stage.sampler.on


def _stage(stage: Stage) -> dict[str, Any]:
    parameters = stage.sampler.parameters() if stage.sampler else {}
    return {
        "sampler": stage.name,
        "parameters": {name: _plain(value) for name, value in parameters.items()},
        "kept": stage.kept,
        "removed_mass": stage.removed_mass,
        "entropy_nats": stage.entropy,
        "entropy_bits": bits(stage.entropy),
        "threshold": stage.threshold_text or None,
        "first_removed": stage.first_removed,
        "last_kept": stage.last_kept,
        "no_effect": stage.no_effect,
    }


def _plain(value: Any) -> Any:
    """Return a parameter as JSON can hold it: −inf becomes a text."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return "-inf" if value == -math.inf else value


def _object(what: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{what} must be an object with named fields.")
    return value

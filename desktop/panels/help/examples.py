"""A small live example of a stage: what it alone does to the data in use."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from desktop.charts.numbers import token_text
from sampling_core.chain import Chain
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import Biases, Number, Tokens, specs
from sampling_core.model_view.numbers import spec_text
from sampling_core.sampler import Sampler
from sampling_core.trace import run

PUSH = 2.0  # of a bias
# Values that show more than the usual ones do.
SHOWN = {"temperature": (0.5, 1.0, 2.0), "top_k": (1, 3, 5), "top_p": (0.5, 0.9, 0.95)}


@dataclass(frozen=True)
class Row:
    """What a stage does at one value."""

    setting: str
    kept: int
    entropy: float  # nats
    first: str
    share: float  # of the first


@dataclass(frozen=True)
class Example:
    """Some values of a stage on some data; ``text`` are the tokens used before, in words."""

    rows: tuple[Row, ...]
    text: str = ""


def example(kind: type[Sampler], source: Source) -> Example | None:
    """Return what a sampler alone does to a source; None where it cannot be shown."""
    try:
        model = run(Experiment(source, Chain(()))).result
        ids = tuple(int(token) for token in model.top(2))
        text = (ids[0], ids[-1], ids[0], ids[-1], ids[0]) if kind.group == "Penalise" else ()
        rows = []
        for setting, sampler in _variants(kind, ids, source):
            after = run(Experiment(source, Chain((sampler,)), (), text)).result
            first = int(after.top(1)[0])
            shown = token_text(source.token(first))
            rows.append(
                Row(setting, after.kept, after.entropy, shown, after.probability(first))
            )  # fmt: skip
    except (LabError, IndexError):
        return None
    words = " ".join(token_text(source.token(token)) for token in text)
    return Example(tuple(rows), words)


def _variants(
    kind: type[Sampler], ids: tuple[int, ...], source: Source
) -> Iterator[tuple[str, Sampler]]:
    """Yield values of the field that switches the sampler, with their words."""
    name, spec = next(iter(specs(kind).items()))
    if isinstance(spec, Number):
        for value in _values(kind, spec):
            yield f"{spec.parameter} {spec_text(spec, value)}", _with(kind, name, value)
        return
    yield "—", replace(kind(), on=False)
    best, other = (token_text(source.token(token)) for token in (ids[0], ids[-1]))
    nested = isinstance(spec, Tokens | Biases) and spec.nested
    tokens: tuple[Any, ...] = ids if nested else ids[-1:]
    words = f"{best} {other}" if nested else other
    if isinstance(spec, Biases):
        key = tokens if nested else tokens[0]
        yield f"{words} +{PUSH:g}", _with(kind, name, ((key, PUSH),))
    elif isinstance(spec, Tokens):
        yield words, _with(kind, name, (tokens,) if nested else tokens)


def _values(kind: type[Sampler], spec: Number) -> list[float]:
    if kind.name in SHOWN:
        return list(SHOWN[kind.name])
    off = spec.slider[0] if spec.off is None else spec.off
    end = spec.slider[1] if spec.start > off else spec.slider[0]
    strong = round((spec.start + end) / 2, spec.decimals)
    values = dict.fromkeys((off, spec.start, strong))
    return [int(value) if spec.whole else value for value in values]


def _with(kind: type[Sampler], name: str, value: Any) -> Sampler:
    given: dict[str, Any] = {name: value}
    return kind(**given)

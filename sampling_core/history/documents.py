"""Chains and experiments as typed JSON: samplers by name, fields by name."""

from typing import Any

import msgspec
import numpy as np

from sampling_core.chain import Chain
from sampling_core.engine import KINDS
from sampling_core.errors import DataError
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import specs
from sampling_core.sampler import Sampler


class StoredSampler(msgspec.Struct, forbid_unknown_fields=True):
    """A sampler by its neutral name, with its fields by name."""

    name: str
    on: bool
    fields: dict[str, Any]


class StoredChain(msgspec.Struct, forbid_unknown_fields=True):
    """A chain, as JSON holds it."""

    engine: str
    is_custom: bool
    notes: tuple[str, ...]
    samplers: tuple[StoredSampler, ...]


class StoredExperiment(msgspec.Struct, forbid_unknown_fields=True):
    """An experiment, as JSON holds it; ``source`` is the id of its data in the same file."""

    source: int
    chain: StoredChain
    prompt_ids: tuple[int, ...]
    output_ids: tuple[int, ...]
    draws: int
    seed: int
    pick: str


def encode(experiment: Experiment, source: int) -> str:
    """Return an experiment as JSON; ``source`` is the id of its data where it is kept."""
    stored = StoredExperiment(
        source,
        stored_chain(experiment.chain),
        experiment.prompt_ids,
        experiment.output_ids,
        experiment.draws,
        experiment.seed,
        experiment.pick,
    )
    return msgspec.json.encode(stored).decode()


def decode(document: str) -> StoredExperiment:
    """Return what a document says; raises DataError when it is no experiment."""
    try:
        return msgspec.json.decode(document, type=StoredExperiment)
    except msgspec.MsgspecError as error:
        raise DataError(f"This is not an experiment: {error}.") from error


def experiment_of(stored: StoredExperiment, source: Source) -> Experiment:
    """Return the experiment on its data; raises a LabError for values that nothing takes."""
    return Experiment(
        source,
        chain_of(stored.chain),
        stored.prompt_ids,
        stored.output_ids,
        stored.draws,
        stored.seed,
        stored.pick,
    )


def stored_chain(chain: Chain) -> StoredChain:
    """Return a chain as it is written."""
    samplers = tuple(
        StoredSampler(s.name, s.on, {name: _written(getattr(s, name)) for name in specs(s)})
        for s in chain
    )
    return StoredChain(chain.engine, chain.is_custom, chain.notes, samplers)


def chain_of(stored: StoredChain) -> Chain:
    """Return the chain that was written; raises DataError for what no sampler takes."""
    samplers = tuple(_sampler(each) for each in stored.samplers)
    return Chain(samplers, stored.engine, stored.notes, stored.is_custom)


def _sampler(stored: StoredSampler) -> Sampler:
    kind = KINDS.get(stored.name)
    if kind is None:
        raise DataError(f"There is no sampler called “{stored.name}”.")
    unknown = set(stored.fields) - set(specs(kind))
    if unknown:
        raise DataError(f"{kind.title} has no field called “{min(unknown)}”.")
    return kind(on=stored.on, **stored.fields)


def _written(value: Any) -> Any:
    """JSON has no infinity: −inf, which bans a token, is written as a word."""
    if isinstance(value, tuple):
        return tuple(_written(part) for part in value)
    return "-inf" if value == -np.inf else value

"""Chains as typed JSON: samplers by name, fields by name. Sessions and presets share it."""

from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from sampling_core.chain import Chain
from sampling_core.engine import KINDS
from sampling_core.errors import DataError
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


def stored_chain(chain: Chain) -> StoredChain:
    """Return a chain as it is written."""
    samplers = tuple(
        StoredSampler(s.name, s.on, {name: _written(getattr(s, name)) for name in specs(s)})
        for s in chain
    )
    notes = tuple(str(note) for note in chain.notes)  # in English, without their templates
    return StoredChain(chain.engine, chain.is_custom, notes, samplers)


def chain_of(stored: StoredChain) -> Chain:
    """Return the chain that was written; raises DataError for what no sampler takes."""
    samplers = tuple(_sampler(each) for each in stored.samplers)
    return Chain(samplers, stored.engine, stored.notes, stored.is_custom)


def parameters_text(chain: Chain) -> str:
    """Return the flat, neutral parameters of the samplers at work as JSON, by name."""
    working = replace(chain, samplers=tuple(s for s in chain if not s.is_off))
    flat = {name: _written(value) for name, value in working.parameters().items()}
    return msgspec.json.encode(flat).decode()


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

"""Experiments as typed JSON; ``sampling_core.documents`` holds the form of their chains."""

import msgspec

from sampling_core.documents import (
    StoredChain,
    StoredSampler,
    chain_of,
    parameters_text,
    stored_chain,
)
from sampling_core.errors import DataError
from sampling_core.experiment import Experiment, Source

__all__ = [
    "StoredChain", "StoredExperiment", "StoredSampler", "chain_of", "decode", "encode",
    "experiment_of", "parameters_text", "stored_chain",
]  # fmt: skip


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
    except (msgspec.MsgspecError, RecursionError) as error:
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

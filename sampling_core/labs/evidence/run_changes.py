"""What changed from one run of the history to another: one stage, or more than one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sampling_core.documents import chain_of
from sampling_core.errors import LabError
from sampling_core.history.documents import decode
from sampling_core.history.record import Record
from sampling_core.sampler import Sampler

REMEMBERED = 4096  # documents

Frame = tuple[object, ...]


@dataclass(frozen=True)
class Asked:
    """What a run was asked for: the stages that do something, and all that is around them."""

    frame: Frame  # data, engine, texts, pick, draws, seed
    stages: tuple[Sampler, ...]  # in order, without those that are off

    def without(self, name: str) -> tuple[Sampler, ...]:
        return tuple(stage for stage in self.stages if stage.name != name)

    def of(self, name: str) -> tuple[int, Sampler] | None:
        """Return the place and the value of a stage; None where it is off."""
        found = (each for each in enumerate(self.stages) if each[1].name == name)
        return next(found, None)


@dataclass(frozen=True)
class Run:
    """A run by the number that the history shows."""

    number: int
    record: Record
    asked: Asked


def runs_of(numbered: Iterable[tuple[int, Record]]) -> tuple[Run, ...]:
    """Return the runs whose documents can be read, in their order."""
    found = []
    for number, record in numbered:
        asked = _asked(record.document)
        if asked is not None:
            found.append(Run(number, record, asked))
    return tuple(found)


def only_change(one: Asked, other: Asked) -> str:
    """Return the name of the one stage in which two runs differ; empty: none, or several."""
    if one.frame != other.frame or one.stages == other.stages:
        return ""
    for name in sorted({stage.name for stage in (*one.stages, *other.stages)}):
        if one.without(name) == other.without(name):
            here, there = one.of(name), other.of(name)
            is_moved = here is not None and there is not None and here[0] != there[0]
            return "" if is_moved else name
    return ""


def first_pair(runs: Sequence[Run], name: str, after: int = -1) -> tuple[int, int] | None:
    """Return the places of the first two runs that differ only in one stage.

    The later one stands beyond the place ``after``.
    """
    known: dict[tuple[Frame, tuple[Sampler, ...]], list[int]] = {}
    for place, run in enumerate(runs):
        key = run.asked.frame, run.asked.without(name)
        for earlier in known.setdefault(key, []):
            if place > after and only_change(runs[earlier].asked, run.asked) == name:
                return earlier, place
        if not any(runs[each].asked == run.asked for each in known[key][-1:]):
            known[key].append(place)
    return None


def single_steps(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the longest row of runs, each of which changes one stage of the run before it."""
    best: tuple[Run, ...] = ()
    row: tuple[Run, ...] = ()
    for run in runs:
        if row and row[-1].asked == run.asked:
            continue
        row = (*row, run) if row and only_change(row[-1].asked, run.asked) else (run,)
        best = max(best, row, key=len)
    return best


@lru_cache(maxsize=REMEMBERED)
def _asked(document: str) -> Asked | None:
    try:
        stored = decode(document)
        chain = chain_of(stored.chain)
    except LabError:
        return None
    texts = stored.prompt_ids, stored.output_ids
    frame = stored.source, stored.chain.engine, texts, stored.pick, stored.draws, stored.seed
    return Asked(frame, tuple(stage for stage in chain if not stage.is_off))

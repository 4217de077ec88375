"""Why an engine makes another distribution of the same settings, found by undoing differences.

The engine's chain departs from the reference in its order, in samplers that it leaves out or adds,
and in fields with another value or rule. Each such difference can be undone by itself: the one
whose undoing brings the distributions together is the cause. Where several are needed together,
the smallest set that cannot be made smaller is named.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from sampling_core.cause_words import CauseWords
from sampling_core.chain import Chain
from sampling_core.engine import Engine
from sampling_core.errors import LabError
from sampling_core.fields import specs
from sampling_core.labels import low
from sampling_core.sameness import same
from sampling_core.sampler import Sampler
from sampling_core.trace import Trace, run
from sampling_core.undoing import (
    Items,
    Key,
    active,
    in_order,
    inserted,
    moved,
    with_field,
    without,
)  # fmt: skip
from sampling_core.words import Said, say


def cause(engine: Engine, chain: Chain, reference: Trace, trace: Trace) -> str:
    """Return in one sentence why ``trace``, made by ``chain``, departs from ``reference``."""
    if same(reference.result, trace.result):
        return say("the same distribution")
    return _Search(engine, chain, reference).sentence()


@dataclass(frozen=True, eq=False)
class Undo:
    """One difference: its words, and what makes it disappear."""

    text: Said
    apply: Callable[[Items], Items]
    moves: Key | None = None  # the sampler that it moves


class _Search:
    """The search for the differences that explain one engine's distribution."""

    def __init__(self, engine: Engine, chain: Chain, reference: Trace) -> None:
        self._engine, self._chain, self._reference = engine, chain, reference
        self._theirs = active(chain)
        self._ours = active(reference.experiment.chain)
        self._trace = reference
        self._words = CauseWords(engine, chain)

    def sentence(self) -> str:
        plain = [*self._left_out(), *self._added(), *self._changed()]
        moves = self._moves()
        for single in [*plain, *moves]:
            if self._meets([single]):
                return say(single.text)
        needed = self._needed([*plain, self._whole_order()], moves)
        return self._words.together([undo.text for undo in needed])

    def _needed(self, undos: Sequence[Undo], moves: Sequence[Undo]) -> list[Undo]:
        """Leave out of all differences, one by one, what is not needed to explain."""
        needed = list(undos)
        for undo in undos:
            fewer = [each for each in needed if each is not undo]
            if fewer and self._meets(fewer):
                needed = fewer
        if needed[-1] is not undos[-1]:
            return needed
        pairs = [[one, other] for one in moves for other in self._moves(one.moves)]
        for few in [*([move] for move in moves), *pairs]:
            if self._meets([*needed[:-1], *few]):
                return [*needed[:-1], *few]
        return needed

    def _meets(self, undos: Iterable[Undo]) -> bool:
        items = self._theirs
        for undo in undos:
            items = undo.apply(items)
        chain = Chain(tuple(sampler for _, sampler in items), self._chain.engine)
        try:
            self._trace = run(self._reference.experiment.with_chain(chain), self._trace)
        except LabError:
            return False
        return same(self._reference.result, self._trace.result)

    # The differences.

    def _left_out(self) -> list[Undo]:
        there = {key for key, _ in self._theirs}
        return [
            Undo(self._words.missing(sampler),
                 partial(inserted, key=key, sampler=sampler, like=self._ours))
            for key, sampler in self._ours
            if key not in there
        ]  # fmt: skip

    def _added(self) -> list[Undo]:
        here = {key for key, _ in self._ours}
        return [
            Undo(self._words.added(sampler), partial(without, key=key))
            for key, sampler in self._theirs
            if key not in here
        ]

    def _changed(self) -> list[Undo]:
        ours = dict(self._ours)
        return [
            Undo(self._words.changed(sampler, ours[key], name, spec),
                 partial(with_field, key=key, name=name, value=getattr(ours[key], name)))
            for key, sampler in self._theirs
            if key in ours
            for name, spec in specs(sampler).items()
            if getattr(sampler, name) != getattr(ours[key], name)
        ]  # fmt: skip

    # The order.

    def _moves(self, done: Key | None = None) -> list[Undo]:
        """One difference for each sampler that stands elsewhere but ``done``; temperature first."""
        found = []
        for key, sampler in sorted(self._theirs, key=lambda item: item[0][0] != "temperature"):
            crossed, before = self._crossed(key, done)
            if crossed and key != done:
                placed = partial(moved, key=key, sampler=sampler, like=self._ours)
                found.append(Undo(self._words.moved(sampler, crossed, before=before), placed, key))
        return found

    def _crossed(self, key: Key, done: Key | None) -> tuple[list[Sampler], bool]:
        """The samplers on whose other side one stands, and whether it runs before them."""
        ours, theirs = [k for k, _ in self._ours], [k for k, _ in self._theirs]
        if key not in ours:
            return [], False
        later: list[Sampler] = []
        earlier: list[Sampler] = []
        for other, sampler in self._theirs:
            if other not in ours or other in (key, done):
                continue
            here = ours.index(key) < ours.index(other)
            there = theirs.index(key) < theirs.index(other)
            if here != there:
                (earlier if there else later).append(sampler)
        return (earlier, True) if earlier else (later, False)

    def _whole_order(self) -> Undo:
        order = " → ".join(low(sampler.title) for _, sampler in self._theirs)
        text = Said("{engine} runs {order}", engine=self._engine.title, order=order)
        return Undo(text, partial(in_order, like=self._ours))

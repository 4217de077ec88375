"""What can be said of a result when only the likeliest tokens of a vocabulary are known.

A capture knows N tokens and what all others hold together. The trace is computed on one possible
vocabulary, the one with equal shares (``Source.completed``); beside it belongs, for each number,
between which limits it lies whatever the unknown tokens look like. What a window needs:

- ``source.tail``: None where everything is known; else ``mass``, ``count``, ``ceiling``, ``known``.
  The ids 0 to ``known`` − 1 are the listed tokens, in the experiment's source as well.
- ``sampling_core.known.completed(source, how)``: the vocabulary with equal shares or in lumps.
- ``bounds(experiment)``: ``low`` and ``high`` of each known token, of the rest, of the entropy and
  of the number of tokens kept; and one ``Statement`` for each stage at work. For a stage on the
  way: the same on the chain that ends with it.

Tails that are possible: each unknown token has from 0 to ``ceiling``, and together they hold
``mass``. For temperature alone the limits are reached; for cuts among the unknown tokens they may
be wider than need be, never narrower. The mass is taken at its word: what the capture itself
rounded is not counted.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from sampling_core.bounds.rules import RULES, Outcome, first_only
from sampling_core.bounds.state import Final, Open, Range, found, nothing_known
from sampling_core.bounds.words import Statement, after, bounded, exact, unknown
from sampling_core.candidates import Candidates
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.ranking import Probabilities
from sampling_core.sampler import Context, Sampler
from sampling_core.samplers.penalties import Penalties
from sampling_core.trace import outcomes

MOST_WAYS = 64  # so many lists of known tokens are followed


@dataclass(frozen=True, eq=False)
class Bounds:
    """Limits of each number of a result, and what each stage does to them."""

    low: Probabilities  # shape (K,), of the known tokens, by id
    high: Probabilities
    rest: Range  # probability of all unknown tokens together
    entropy: Range  # nats
    kept: tuple[int, int]  # tokens
    statements: tuple[Statement, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every known token's probability is known."""
        return bool((self.high - self.low <= 1e-12).all())


def bounds(experiment: Experiment) -> Bounds | None:
    """Return what can be said of the result; None where the whole vocabulary is known.

    Exact wherever the unknown tokens cannot matter: with a top-k within the known tokens, a top-p
    that these reach, a min-p above the ceiling's ratio. Where no rule is known the limits are
    those of any distribution.
    """
    if experiment.source.tail is None:
        return None
    walk = _Walk(experiment)
    for step, sampler in enumerate(experiment.chain):
        if not sampler.is_off:
            walk.take(step, sampler)
    final = walk.end()
    return Bounds(
        final.low, final.high, final.rest, final.entropy, final.kept, tuple(walk.statements)
    )


class _Walk:
    """One way along the chain: what may have come out, and the state that is still open."""

    def __init__(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._context = Context(experiment.prompt_ids, experiment.output_ids)
        self._open: Open | None = Open.of(experiment.source)
        self._found: list[Final] = []  # what the known tokens alone may end in
        self._is_lost = False
        self.statements: list[Statement] = []

    def take(self, step: int, sampler: Sampler) -> None:
        """Let one sampler act, and say how certain its result is."""
        state = self._open
        if self._depends_on_offset(sampler):
            self._lose()
            self.statements.append(unknown(step, sampler, needs_logits=True))
        elif self._is_lost or state is None:
            self.statements.append(after(step, sampler, len(self._found), lost=self._is_lost))
        elif self._is_idle(sampler):
            self.statements.append(exact(step, sampler, state, Outcome(open=state)))
        else:
            self._apply(step, sampler, state)

    def _apply(self, step: int, sampler: Sampler, state: Open) -> None:
        rule = RULES.get(type(sampler))
        outcome = rule(state, sampler) if rule else None
        ways = len(self._found) + (len(outcome.exact) if outcome else 0)
        if outcome is None or ways > MOST_WAYS:
            self._lose()
            self.statements.append(unknown(step, sampler))
            return
        rest = self._experiment.chain.samplers[step + 1 :]
        self._found += [self._finished(left, rest) for left in outcome.exact]
        self._open = outcome.open
        is_last = all(sampler.is_off for sampler in rest)
        is_exact = outcome.open is None and (ways == 1 or (is_last and self._is_one))
        words = exact if is_exact else bounded
        self.statements.append(words(step, sampler, state, outcome))

    @property
    def _is_one(self) -> bool:
        """Whether all that known tokens alone may end in is one and the same."""
        low = reduce(np.minimum, (each.low for each in self._found))
        high = reduce(np.maximum, (each.high for each in self._found))
        return bool((high - low <= 1e-12).all())

    def end(self) -> Final:
        """Return what can be said of the result."""
        nothing = nothing_known(self._experiment.source)
        if self._is_lost:
            return nothing
        ends = list(self._found)
        if self._open is not None and self._experiment.pick == "greedy":
            first = first_only(self._open)
            ends += [self._finished(left, ()) for left in first.exact] if first else [nothing]
        elif self._open is not None:
            ends.append(self._open.final())
        return reduce(Final.or_, ends)

    def _lose(self) -> None:
        self._is_lost, self._open = True, None

    def _depends_on_offset(self, sampler: Sampler) -> bool:
        """Whether a sampler needs the logits themselves: probabilities leave a constant open."""
        if not isinstance(sampler, Penalties) or sampler.repetition == 1.0:
            return False
        return bool(self._context.text(sampler.scope, sampler.window))

    def _is_idle(self, sampler: Sampler) -> bool:
        """Whether a rule about texts and ids finds nothing to act on in the whole vocabulary."""
        if sampler.group != "Penalise":
            return False
        before = self._experiment.source.candidates
        try:
            return sampler.apply(before, self._context) is before
        except LabError:
            return False

    def _finished(self, left: Candidates, rest: tuple[Sampler, ...]) -> Final:
        """Return the result when only known tokens are left: all that follows is exact."""
        known = self._known
        ends = []
        for share, samplers in outcomes(rest):
            candidates = left
            for sampler in samplers:
                candidates = sampler.apply(candidates, self._context)
            ends.append((share, candidates))
        result = ends[0][1] if len(ends) == 1 else Candidates.mixture(ends, known)
        if self._experiment.pick == "greedy":
            result = result.between(0, 1)
        return found(result, known)

    @property
    def _known(self) -> int:
        tail = self._experiment.source.tail
        return tail.known if tail else len(self._experiment.source)

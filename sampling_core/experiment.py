"""The document as one value: a source, a chain, how often to draw, and a seed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from sampling_core.candidates import Candidates
from sampling_core.chain import Chain
from sampling_core.errors import DataError, ParameterError, shown
from sampling_core.fields import clean_id, specs
from sampling_core.ranking import AnyLogits, Logits, read_only
from sampling_core.sampler import Sampler
from sampling_core.words import say

LARGEST_DRAW = 10_000_000
LARGEST_VOCABULARY = 1_000_000  # tokens, known and unknown
LARGEST_SEED = 2**63 - 1


def check_whole(name: str, value: object, low: int, high: int) -> None:
    """Raise ParameterError unless ``value`` is a whole number within bounds."""
    if isinstance(value, bool) or not hasattr(value, "__index__") or not low <= int(value) <= high:
        allowed = say("a whole number from {low} to {high}", low=low, high=f"{high:,}")
        raise ParameterError(name, value, allowed)


def copied(logits: ArrayLike) -> AnyLogits:
    """Return a copy in float64, or in float32 when given so: models do, and it loses nothing."""
    if getattr(logits, "dtype", None) == np.float32:
        return np.array(logits, dtype=np.float32)
    if np.iscomplexobj(logits):
        raise DataError(say("Logits are real numbers, not complex ones."))
    return np.array(logits, dtype=np.float64)


TAGS = ("raw", "processed", "unknown")


@dataclass(frozen=True, slots=True)
class Tail:
    """What is known of the tokens that a capture leaves out: only their sum."""

    mass: float  # probability of all of them together, at T = 1
    count: int  # how many there are: the size of the vocabulary less the known tokens
    ceiling: float  # no one of them has more: the probability of the least likely known token
    known: int  # how many tokens are known; they come first

    def __post_init__(self) -> None:
        """Raise DataError for what cannot be, or could not be held in memory."""
        check_whole("count", self.count, 1, LARGEST_VOCABULARY)
        check_whole("known", self.known, 0, LARGEST_VOCABULARY)
        if not 0.0 < self.mass <= 1.0 or not 0.0 < self.ceiling <= 1.0:
            raise DataError("The mass and the ceiling of a tail are above 0 and at most 1.")
        if self.mass > self.count * self.ceiling * (1.0 + 1e-9):
            raise DataError("A tail holds more than its tokens can have.")


REST = "rest"  # the key of every token that is not known


@dataclass(frozen=True, eq=False)
class Source:
    """Tokens with their logits, and where they come from. Compared by identity.

    Where only the top N of a vocabulary are known, the N known tokens come first, and one entry
    more, ``everything else``, holds the mass of the ``tail``. Nothing is computed on that entry,
    which is not a token: an experiment works on the source ``completed``.
    """

    given: AnyLogits  # shape (V,), read-only, natural-log scores; −inf: impossible
    names: tuple[str, ...] | None = None  # V token texts; None: tokens are called by their id
    name: str = ""
    origin: str = ""
    tag: str = ""  # which distribution was captured: one of ``TAGS``; empty: made by hand
    tail: Tail | None = None  # None: the whole vocabulary is known
    keys: tuple[str, ...] | None = None  # identity of each token: ``id:15043``, ``bytes:20ff``

    @classmethod
    def from_logits(
        cls,
        logits: ArrayLike,
        tokens: Sequence[str] | None = None,
        name: str = "",
        origin: str = "",
    ) -> Self:
        """Return a source over ``logits``, shape (V,), id by id.

        Raises DataError for NaN or +inf (the position is named), for nothing but −inf, and for
        as many token texts as do not fit.
        """
        try:
            array = copied(logits)
        except (TypeError, ValueError, OverflowError):
            raise DataError(say("Logits must be numbers that float64 holds.")) from None
        if array.ndim != 1:
            shape = str(array.shape)
            raise DataError(
                say("Logits must be one row of numbers, not of shape {shape}.", shape=shape)
            )
        if tokens is not None and not hasattr(tokens, "__len__"):
            raise DataError(say("Tokens must be a list of texts."))
        if tokens is not None and len(tokens) != len(array):
            raise DataError(
                say("There are {logits} logits but {tokens} tokens.",
                    logits=len(array), tokens=len(tokens))
            )  # fmt: skip
        source = cls(read_only(array), None if tokens is None else tuple(tokens), name, origin)
        source.candidates  # noqa: B018  # checks the logits: an invalid source cannot exist
        return source

    def __len__(self) -> int:
        return len(self.given)

    @property
    def is_short(self) -> bool:
        """Whether one entry stands for all tokens that are not known."""
        tail = self.tail
        return tail is not None and len(self) < tail.known + tail.count

    @property
    def completed(self) -> "Source":
        """Over the whole vocabulary, every unknown token with the same share of the tail."""
        return self._completed if self.is_short else self

    @cached_property
    def _completed(self) -> "Source":
        if self.tail is None:
            return self
        share = np.log(self.tail.mass) - np.log(self.tail.count)
        return self.completed_with(np.full(self.tail.count, share))

    def completed_with(self, rest: Logits) -> "Source":
        """Return the known tokens and the unknown ones, which get ``rest``, shape (count,)."""
        if self.tail is None:
            return self
        known = self.tail.known
        names = self.names and (*self.names[:known], *_unknown(len(rest)))
        keys = self.keys and (*self.keys[:known], *(REST,) * len(rest))
        given = read_only(np.append(self.logits[:known], rest))
        return replace(self, given=given, names=names, keys=keys)

    def check(self, token: object) -> None:
        """Raise DataError unless ``token`` is the id of one of its tokens."""
        if not hasattr(token, "__index__") or not 0 <= int(token) < len(self):
            raise DataError(
                say("There is no token {token}: ids are 0 to {last}.",
                    token=shown(token), last=len(self) - 1)
            )  # fmt: skip

    @cached_property
    def logits(self) -> Logits:
        """In float64, shape (V,), read-only."""
        return read_only(self.given.astype(np.float64, copy=False))

    @cached_property
    def candidates(self) -> Candidates:
        """Every token, sorted once for all experiments with this source."""
        return Candidates.of(self.given)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Token texts by id, shape (V,)."""
        return self.names or tuple(str(i) for i in range(len(self)))

    def token(self, token: int) -> str:
        """Return the text of a token id."""
        return self.names[token] if self.names else str(token)


@lru_cache(maxsize=4)
def _unknown(count: int) -> tuple[str, ...]:
    """What the tokens are called that nobody knows."""
    return tuple(f"other {i:,}" for i in range(1, count + 1))


@dataclass(frozen=True)
class Experiment:
    """The document: editing it means making another."""

    source: Source  # completed, where only the top N of a vocabulary are known
    chain: Chain
    prompt_ids: tuple[int, ...] = ()
    output_ids: tuple[int, ...] = ()
    draws: int = 10_000
    seed: int = 42
    pick: str = field(default="sample")  # "sample" or "greedy"

    def __post_init__(self) -> None:
        """Check what a field of a sampler does not; raises ParameterError."""
        for name, kind in (("source", Source), ("chain", Chain)):
            if not isinstance(getattr(self, name), kind):
                raise ParameterError(name, getattr(self, name), f"a {kind.__name__}")
        object.__setattr__(self, "source", self.source.completed)
        for name in ("prompt_ids", "output_ids"):
            given = getattr(self, name)
            if given == ():
                continue
            if given and not isinstance(given, Iterable):
                raise ParameterError(name, given, say("a list of token ids"))
            ids = tuple(clean_id(name, token) for token in given or ())
            object.__setattr__(self, name, ids)
        check_whole("draws", self.draws, 1, LARGEST_DRAW)
        check_whole("seed", self.seed, 0, LARGEST_SEED)
        if self.pick not in ("sample", "greedy"):
            raise ParameterError("pick", self.pick, say("“sample” or “greedy”"))

    def with_(self, **changes: Any) -> Self:
        """Return this experiment with other draws, seed, pick, source, chain or text."""
        return replace(self, **changes)

    def with_field(self, step: int, name: str, value: Any) -> Self:
        """Return this experiment with one field of one sampler changed.

        Raises ParameterError when there is no such field, or it does not take the value.
        """
        if name not in specs(self.chain[step]):
            known = ", ".join(specs(self.chain[step]))
            raise ParameterError("field", name, say("one of {names}", names=known))
        return self.with_sampler(step, replace(self.chain[step], **{name: value}))

    def with_sampler(self, step: int, sampler: Sampler) -> Self:
        """Return this experiment with another sampler at a step."""
        return replace(self, chain=self.chain.with_sampler(step, sampler))

    def switched(self, step: int, on: bool) -> Self:
        """Return this experiment with a sampler switched on or off; its values stay."""
        return self.with_sampler(step, replace(self.chain[step], on=on))

    def moved(self, step: int, to: int) -> Self:
        """Return this experiment with the sampler of a step at another place of the chain."""
        return replace(self, chain=self.chain.moved(step, to))

    def inserted(self, step: int, sampler: Sampler) -> Self:
        """Return this experiment with one sampler more, before ``step``."""
        return replace(self, chain=self.chain.inserted(step, sampler))

    def removed(self, step: int) -> Self:
        """Return this experiment without the sampler of a step."""
        return replace(self, chain=self.chain.removed(step))

    def neutralised(self) -> Self:
        """Return this experiment with every sampler switched off."""
        return replace(self, chain=self.chain.neutralised())

    def with_source(self, source: Source) -> Self:
        """Return this experiment on other data, without the text of the old one."""
        return replace(self, source=source, prompt_ids=(), output_ids=())

    def with_chain(self, chain: Chain) -> Self:
        """Return this experiment with another chain."""
        return replace(self, chain=chain)

    def settings(self) -> str:
        """Return the settings in a few words: ``T 0.60  top-p 0.95``."""
        return self.chain.settings() + ("  greedy" if self.pick == "greedy" else "")

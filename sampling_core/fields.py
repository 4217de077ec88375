"""Fields that describe themselves: bounds, step, off value and help, declared once.

The same declaration checks a value, draws its editor, gives a sweep its range, the help page its
text and the property tests their values.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from sampling_core.errors import ParameterError
from sampling_core.words import say

LARGEST_ID = 2**31 - 1
UNBOUNDED = 1e30  # a bound this far out is none that a user meets


@dataclass(frozen=True, slots=True)
class Number:
    """What is known of one numeric field."""

    low: float
    high: float
    step: float
    off: float | None  # the value that makes the sampler do nothing
    whole: bool
    label: str
    hint: str
    parameter: str  # the flat, neutral name that engines and files use
    box: tuple[float, float]  # the range of the spin box, within low to high
    slider: tuple[float, float]  # the range of the slider, within the box
    fine: float
    page: float
    start: float  # the value when the stage is first switched on
    logarithmic: bool = False

    @property
    def decimals(self) -> int:
        """How many digits after the point one fine step can change."""
        return len(f"{min(self.step, self.fine):.9f}".rstrip("0").partition(".")[2])

    def clean(self, name: str, value: Any) -> float:
        """Return ``value`` as the field stores it, or say what is allowed."""
        value = value.item() if hasattr(value, "item") else value  # numpy's scalars
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ParameterError(name, value, self._kind)
        if not self.low <= value <= self.high:  # refuses NaN and infinities too
            raise ParameterError(name, value, self._allowed)
        if self.whole and value != int(value):
            raise ParameterError(name, value, self._kind)
        return int(value) if self.whole else float(value)

    @property
    def _kind(self) -> str:
        return say("a whole number") if self.whole else say("a number")

    @property
    def _allowed(self) -> str:
        low, high = (f"{bound:g}".replace("-", "−") for bound in (self.low, self.high))
        if self.low <= -UNBOUNDED:
            return say("a number that is finite")
        if self.whole:
            if self.high >= LARGEST_ID:
                return say("a whole number of at least {low}", low=low)
            return say("a whole number from {low} to {high}", low=low, high=high)
        if self.high >= UNBOUNDED:
            return say("a number of at least {low}", low=low)
        return say("a number from {low} to {high}", low=low, high=high)


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that takes one of a few words."""

    options: tuple[str, ...]
    label: str
    hint: str

    def clean(self, name: str, value: Any) -> str:
        """Return ``value`` if it is one of the options, or say which they are."""
        if value not in self.options:
            raise ParameterError(name, value, say("one of {names}", names=", ".join(self.options)))
        return str(value)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A field that holds token ids, or runs of token ids."""

    label: str
    hint: str
    parameter: str
    nested: bool  # runs of ids rather than single ids

    def clean(self, name: str, value: Any) -> tuple[Any, ...]:
        """Return the ids as tuples of whole numbers from 0, or say what is allowed."""
        what = say("a list of token ids")
        if self.nested:
            what = say("a list of lists of token ids")
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            raise ParameterError(name, value, what)
        if not self.nested:
            return tuple(clean_id(name, item) for item in value)
        if any(isinstance(run, str | bytes) or not isinstance(run, Sequence) for run in value):
            raise ParameterError(name, value, what)
        return tuple(tuple(clean_id(name, item) for item in run) for run in value)


@dataclass(frozen=True, slots=True)
class Biases:
    """A field that holds pairs of a token id (or a run of ids) and what is added to its logit."""

    label: str
    hint: str
    parameter: str
    nested: bool

    def clean(self, name: str, value: Any) -> tuple[Any, ...]:
        """Return the pairs as tuples; a bias is finite or −inf, which bans the token."""
        pairs = value.items() if isinstance(value, Mapping) else value
        try:
            return tuple((self._key(name, key), clean_bias(name, bias)) for key, bias in pairs)
        except (TypeError, ValueError, OverflowError):
            raise ParameterError(name, value, say("pairs of a token id and a number")) from None

    def _key(self, name: str, key: Any) -> Any:
        if not self.nested:
            return clean_id(name, int(key) if isinstance(key, str) else key)
        run = tuple(clean_id(name, item) for item in key)
        if not run:
            raise ParameterError(name, key, say("a list of at least one token id"))
        return run


Spec = Number | Choice | Tokens | Biases


def clean_id(name: str, value: Any) -> int:
    """Return a token id as an int from 0, or say that it must be one."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise ParameterError(name, value, say("made of token ids: whole numbers from 0"))
    if not 0 <= int(value) <= LARGEST_ID:
        raise ParameterError(
            name, value, say("made of token ids from 0 to {largest}", largest=LARGEST_ID)
        )
    return int(value)


def clean_bias(name: str, value: Any) -> float:
    """Return what is added to a logit: any finite number, or −inf to ban the token."""
    if isinstance(value, bool) or (isinstance(value, str) and value != "-inf"):
        raise ParameterError(name, value, say("made of numbers, or −inf"))
    bias = float(value)
    if math.isnan(bias) or bias == math.inf:
        raise ParameterError(name, value, say("made of finite numbers, or −inf"))
    return bias


def number(
    default: float,
    *,
    low: float,
    high: float,
    step: float,
    parameter: str,
    label: str,
    hint: str,
    off: float | None = None,
    box: tuple[float, float] | None = None,
    slider: tuple[float, float] | None = None,
    fine: float | None = None,
    page: float | None = None,
    start: float | None = None,
    logarithmic: bool = False,
) -> Any:
    """Declare a numeric dataclass field; a whole ``default`` makes a whole field."""
    box = box or (low, high)
    spec = Number(
        low, high, step, off, isinstance(default, int), label, hint, parameter, box, slider or box,
        fine or step, page or 10 * step, default if start is None else start, logarithmic,
    )  # fmt: skip
    return field(default=default, metadata={"spec": spec})


def choice(*options: str, label: str, hint: str) -> Any:
    """Declare a field that takes one of ``options``; the first is the default."""
    return field(default=options[0], metadata={"spec": Choice(options, label, hint)})


def tokens(*, parameter: str, label: str, hint: str, nested: bool = False) -> Any:
    """Declare a field of token ids (or of runs of them); empty by default."""
    return field(default=(), metadata={"spec": Tokens(label, hint, parameter, nested)})


def biases(*, parameter: str, label: str, hint: str, nested: bool = False) -> Any:
    """Declare a field of (token id or run, bias) pairs; empty by default."""
    return field(default=(), metadata={"spec": Biases(label, hint, parameter, nested)})


def specs(owner: Any) -> Mapping[str, Spec]:
    """Return the declared fields of a dataclass or of one of its values, in order, by name."""
    return _specs_of(owner if isinstance(owner, type) else type(owner))


@cache
def _specs_of(kind: type[Any]) -> Mapping[str, Spec]:
    return {f.name: f.metadata["spec"] for f in fields(kind) if "spec" in f.metadata}

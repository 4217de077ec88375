"""Between what a number lies where only the likeliest tokens are known: ``0.310–8.402``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sampling_core.bounds import Bounds, bounds
from sampling_core.experiment import Source
from sampling_core.measures import bits, effective
from sampling_core.trace import Trace

Pair = tuple[float, float]
CLOSE = 1e-9  # nats: limits as near as this are one number
EQUAL_SHARES = "these numbers give the rest equal shares"
WHATEVER = "low–high holds whatever the others look like"


@dataclass(frozen=True)
class Limits:
    """The least and the most that each measure of a result can be, ends included."""

    kept: tuple[int, int]  # tokens
    entropy: Pair  # nats
    top: Pair  # probability of the likeliest token
    is_bounded: bool  # whether tokens that are not known matter

    @property
    def entropy_bits(self) -> Pair:
        return bits(self.entropy[0]), bits(self.entropy[1])

    @property
    def effective(self) -> Pair:
        return effective(self.entropy[0]), effective(self.entropy[1])

    def of(self, column: str) -> Pair:
        """Return the limits of a number by the name of its column or its measure."""
        named: dict[str, Pair] = {
            "kept": self.kept, "effective": self.effective, "entropy": self.entropy,
            "entropy_nats": self.entropy, "entropy_bits": self.entropy_bits, "top": self.top,
            "top_probability": self.top,
        }  # fmt: skip
        return named[column]


BOUNDED = ("kept", "entropy_nats", "entropy_bits", "effective", "top_probability")


def limits(trace: Trace) -> Limits:
    """Return the limits of a result; both ends are one where the whole vocabulary is known."""
    found, result = bounds(trace.experiment), trace.result
    if found is None:
        best = float(result.candidates.head(1)[0])
        both = result.entropy, result.entropy
        return Limits((result.kept, result.kept), both, (best, best), is_bounded=False)
    low, high = found.entropy
    is_one = found.is_exact and found.kept[0] == found.kept[1] and high - low <= CLOSE
    top = _top(found, trace.experiment.source)
    return Limits(found.kept, found.entropy, top, is_bounded=not is_one)


def _top(found: Bounds, source: Source) -> Pair:
    """A known token is the likeliest, unless each of them is below what an unknown one can have."""
    low, high = found.low.max(initial=0.0), found.high.max(initial=0.0)
    tail = source.tail
    if tail is not None and source.logits[: tail.known].max(initial=-np.inf) < np.log(tail.ceiling):
        high = max(high, found.rest[1])
    return float(low), float(min(high, 1.0))


def named_limits(found: Limits | None, columns: tuple[str, ...]) -> dict[str, Any]:
    """Return what a program is told beside some columns; None where there is no result."""
    row: dict[str, Any] = {"bounded": found is not None and found.is_bounded}
    for name in columns:
        if name in BOUNDED:
            low, high = (None, None) if found is None else found.of(name)
            row |= {f"{name}_low": low, f"{name}_high": high}
    return row


def between(pair: Pair, shown: Callable[[float], str]) -> str:
    """Return ``low–high``, or one number where both are shown alike; one unit is enough."""
    low, high = (shown(number) for number in pair)
    if low == high:
        return high
    return f"{low.removesuffix(' %')}–{high}" if high.endswith(" %") else f"{low}–{high}"


def told(source: Source, rest: str) -> str:
    """Return the line that keeps numbers from looking exact; empty where they are."""
    tail = source.tail
    if tail is None:
        return ""
    one = "is" if tail.known == 1 else "are"
    of = f"only {tail.known:,} of {tail.known + tail.count:,} tokens {one} known"
    return f"bounded: {of}; {rest}"

"""Whether two samplers commute, in a sentence that gives the reason where one is known."""

from dataclasses import dataclass

from sampling_core.labels import low
from sampling_core.sampler import Sampler
from sampling_core.samplers.penalties import Penalties
from sampling_core.samplers.temperature import Temperature
from sampling_core.words import say

# Why two samplers commute, whatever the data.
ALWAYS = {
    frozenset({"temperature", "top_k"}): "temperature keeps the ranks",
    frozenset({"smoothing", "top_k"}): "smoothing keeps the ranks",
    frozenset({"min_p", "top_k"}): "each keeps a run from the top by a bound that the other leaves",
    frozenset({"temperature", "top_n_sigma"}): "temperature scales gaps and deviation alike",
}  # fmt: skip

BOTH_MULTIPLY = "both multiply logits"

# Why two samplers may fail to commute.
SELDOM = {
    frozenset({"temperature", "top_p"}): "temperature changes what the likeliest hold together",
    frozenset({"temperature", "min_p"}): "temperature changes each token's share of the best",
    frozenset({"temperature", "typical_p"}): "temperature changes every surprise and their average",
    frozenset({"temperature", "xtc"}): "temperature changes which tokens reach the threshold",
    frozenset({"top_k", "top_p"}): "top-p measures what top-k leaves, rescaled",
    frozenset({"min_p", "top_p"}): "top-p measures what min-p leaves, rescaled",
    frozenset({"typical_p", "top_p"}): "each measures what the other leaves, rescaled",
    frozenset({"penalties", "temperature"}): "a penalty weighs more on logits divided less",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two stages, and whether it matters which of them comes first."""

    first: str  # titles, in English
    second: str
    commutes: bool
    sentence: str


def pair(first: Sampler, second: Sampler, *, commutes: bool) -> Pair:
    """Return two samplers with a sentence on whether they commute."""
    names = {"first": low(first.title), "second": low(second.title)}
    kinds = frozenset({first.name, second.name})
    dynamic = any(isinstance(each, Temperature) and each.spread for each in (first, second))
    known = ALWAYS.get(kinds) if not dynamic else None
    if kinds == {"penalties", "temperature"} and _only_repetition(first, second):
        known = BOTH_MULTIPLY
    if commutes:
        text = say(
            "{first} and {second} commute: {reason}"
            if known
            else "{first} and {second} commute for these data",
            reason=say(known or ""), **names,
        )  # fmt: skip
    else:
        why = SELDOM.get(kinds)
        text = say(
            "{first} and {second} do not commute: {reason}"
            if why
            else "{first} and {second} do not commute",
            reason=say(why or ""), **names,
        )  # fmt: skip
    return Pair(first.title, second.title, commutes, text[:1].upper() + text[1:])


def _only_repetition(*samplers: Sampler) -> bool:
    found = (each for each in samplers if isinstance(each, Penalties))
    return all(each.presence == each.frequency == 0.0 for each in found)

"""Which differences in the order of samplers matter, and how they are told."""

from collections.abc import Iterable, Sequence

from sampling_core.engine import KINDS
from sampling_core.sampler import Sampler
from sampling_core.samplers.temperature import Temperature

# Samplers that only take tokens out by their id, whatever the logits.
BY_ID = frozenset({"suppress_tokens", "bad_words", "allowed_token_ids", "no_repeat_ngram"})
SUBTRACT = frozenset({"logit_bias", "sequence_bias", "dry"})  # from the logits, so any order
COMMUTE = frozenset({
    frozenset({"temperature", "top_k"}), frozenset({"top_k", "min_p"}),
    frozenset({"temperature", "top_n_sigma"}),
})  # fmt: skip
SHOWN = 3  # pairs in a sentence


def commute(one: str, other: str, *, dynamic: bool = False) -> bool:
    """Whether two samplers give the same in either order, for any logits.

    A ``dynamic`` temperature looks at every candidate, so nothing may come before or after.
    """
    pair = frozenset({one, other})
    if dynamic and "temperature" in pair:
        return len(pair) == 1
    if len(pair) == 1 or pair <= BY_ID or pair <= SUBTRACT or pair in COMMUTE:
        return True
    elementwise = {*SUBTRACT, "penalties", "temperature"}
    return bool(pair & BY_ID) and bool(pair & elementwise)


def inversions(ours: Sequence[Sampler], theirs: Sequence[Sampler]) -> list[tuple[str, str]]:
    """Return the pairs (first here, second here) that run the other way round there."""
    here = list(dict.fromkeys(sampler.name for sampler in ours))
    there = list(dict.fromkeys(sampler.name for sampler in theirs))
    place = {name: there.index(name) for name in here if name in there}
    found = [name for name in here if name in place]
    dynamic = any(isinstance(sampler, Temperature) and sampler.spread for sampler in ours)
    return [
        (first, second)
        for at, first in enumerate(found)
        for second in found[at + 1 :]
        if place[first] > place[second] and not commute(first, second, dynamic=dynamic)
    ]


def told_inversions(pairs: Iterable[tuple[str, str]], title: str) -> list[str]:
    """Return the sentences about pairs that run the other way round in a tool."""
    listed = list(pairs)
    cuts = [p for p in listed if "temperature" in p and any(KINDS[n].group == "Cut" for n in p)]
    texts = []
    for when, place in (("before", 0), ("after", 1)):
        # first here is the temperature: there it comes later, and the cuts before it
        if any(pair[place] == "temperature" for pair in cuts):
            texts.append(f"{title} cuts {when} temperature: the same numbers keep other tokens.")
    others = [pair for pair in listed if pair not in cuts]
    if others:
        named = ", ".join(f"{second} before {first}" for first, second in others[:SHOWN])
        more = f" and {len(others) - SHOWN} more pairs" if len(others) > SHOWN else ""
        texts.append(f"The order cannot be expressed in {title}: there {named}{more}.")
    return texts

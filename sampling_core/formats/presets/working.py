"""The samplers of a preset that do something, in a form in which two presets can be compared."""

from collections.abc import Iterable
from dataclasses import replace
from math import isinf
from typing import Any

from sampling_core.fields import specs
from sampling_core.formats.presets.preset import Preset, working_in
from sampling_core.sampler import Sampler
from sampling_core.samplers.bans import BannedRuns, BannedTokens
from sampling_core.samplers.logit_bias import LogitBias, SequenceBias
from sampling_core.samplers.temperature import Temperature


def matters_to_greedy(sampler: Sampler) -> bool:
    """Whether a sampler can change which token is the likeliest."""
    return sampler.group == "Penalise" or not sampler.keeps_best


def at_work(preset: Preset) -> tuple[Sampler, ...]:
    """Return the samplers that do something, alike bans and biases in one form.

    Of a greedy preset those up to the last that can change the likeliest token. Raises LabError
    where the tool itself refuses the preset.
    """
    working = working_in(preset.chain)
    while preset.is_greedy and working and not matters_to_greedy(working[-1]):
        working.pop()
    return tuple(_plain(sampler) for sampler in _with_bans_together(working))


def _with_bans_together(samplers: Iterable[Sampler]) -> list[Sampler]:
    """Return the samplers with every ban of a single token as one sampler of its own.

    Tools say the same ban in three ways: as a token, as a run of one, as a bias of −inf. Bans
    with a cut between them stay apart: they do not do the same.
    """
    together: list[Sampler] = []
    place: int | None = None  # of the ban that others can join
    for sampler in samplers:
        banned, others = _parts(sampler)
        if banned:
            if place is None:
                place = len(together)
                together.append(BannedTokens(banned=()))
            known = getattr(together[place], "banned", ())
            together[place] = BannedTokens(banned=tuple(sorted({*known, *banned})))
        together += others
        place = place if others == [] or _is_elementwise(sampler) else None
    return together


def _is_elementwise(sampler: Sampler) -> bool:
    """Whether a sampler treats each token by itself, so that a ban may come before or after."""
    if isinstance(sampler, Temperature):
        return sampler.spread == 0.0
    return sampler.group == "Penalise"


def _parts(sampler: Sampler) -> tuple[set[int], list[Sampler]]:
    """Return the single tokens that a sampler bans, and what else it does."""
    if isinstance(sampler, BannedTokens):
        return set(sampler.banned), []
    if isinstance(sampler, BannedRuns):
        runs = tuple(run for run in sampler.runs if len(run) > 1)
        single = {run[0] for run in sampler.runs if len(run) == 1}
        return single, [replace(sampler, runs=runs)] if runs else []
    if isinstance(sampler, LogitBias):
        banned = {token for token, amount in sampler.amounts if isinf(amount)}
        finite = {token: 0.0 for token, _ in sampler.amounts if token not in banned}
        return banned, [_summed(sampler, finite)] if finite else []
    return set(), [_as_bias(sampler)]


def _summed(sampler: LogitBias, totals: dict[int, float]) -> LogitBias:
    """Return a bias with one entry for each token, by rising id; zeros are left out."""
    for token, amount in sampler.amounts:
        if token in totals:
            totals[token] += amount
    amounts = tuple((token, total) for token, total in sorted(totals.items()) if total)
    return LogitBias(amounts=amounts)


def _as_bias(sampler: Sampler) -> Sampler:
    """Return a bias on runs of one token as the bias on tokens that it is."""
    if not isinstance(sampler, SequenceBias) or any(len(run) > 1 for run, _ in sampler.amounts):
        return sampler
    last = {run[0]: amount for run, amount in sampler.amounts}
    return LogitBias(amounts=tuple(sorted(last.items())))


def _plain(sampler: Sampler) -> Sampler:
    """Return a sampler without what makes no difference: at least 0 tokens is at least 1."""
    if isinstance(sampler, Temperature) and sampler.spread > sampler.degree:
        half = (sampler.degree + sampler.spread) / 2.0  # from 0 to T + δ, said by its centre
        return replace(sampler, degree=half, spread=half)
    if "minimum" in specs(sampler) and getattr(sampler, "minimum", 1) == 0:
        least: dict[str, Any] = {"minimum": 1}
        return replace(sampler, **least)
    return sampler

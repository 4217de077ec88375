"""Biases and bans of tokens, and the breakers of DRY, as the formats spell them."""

from collections.abc import Mapping
from math import inf, isfinite
from typing import Any

from sampling_core.errors import LabError, shown
from sampling_core.fields import clean_id
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.keys import number_of
from sampling_core.formats.presets.preset import Preset

MOST = 100_000  # entries
STRONGEST = 100.0  # of the services that bound a bias
NAMES = ("logit_bias", "sequence_bias", "suppress_tokens", "bad_words_ids", "allowed_token_ids")

Totals = dict[int, float]


def biases_of(said: Mapping[str, Any]) -> tuple[Totals, tuple[int, ...]]:
    """Return what is added to the logits of single tokens, and the tokens that are banned."""
    totals: Totals = {}
    for token, amount in said.get("logit_bias", ()):
        totals[token] = totals.get(token, 0.0) + amount
    for run, amount in dict(said.get("sequence_bias", ())).items():
        if len(run) == 1:
            totals[run[0]] = totals.get(run[0], 0.0) + amount
    bans = {token for token, amount in totals.items() if amount == -inf}
    bans.update(said.get("suppress_tokens", ()))
    bans.update(run[0] for run in said.get("bad_words_ids", ()) if len(run) == 1)
    return {t: a for t, a in totals.items() if t not in bans and a}, tuple(sorted(bans))


def lose_biases(said: Mapping[str, Any], report: Report, *names: str) -> None:
    """Report the biases and bans that a format has no word for."""
    for name in names or NAMES:
        if said.get(name):
            report.lose(f"{name} has no {report.title} equivalent.", name)


def lose_runs(said: Mapping[str, Any], report: Report) -> None:
    """Report what only tools with token runs can say."""
    if any(len(run) > 1 for run, _ in said.get("sequence_bias", ())):
        lose_biases(said, report, "sequence_bias")
    if any(len(run) > 1 for run in said.get("bad_words_ids", ())):
        lose_biases(said, report, "bad_words_ids")


def bounded_object(said: Mapping[str, Any], report: Report) -> dict[str, float]:
    """Return ``{"15043": 1.0}`` for tools whose biases go from −100 to 100 and that cannot ban."""
    totals, bans = biases_of(said)
    lose_runs(said, report)
    written = {}
    for token, amount in totals.items():
        near = min(max(amount, -STRONGEST), STRONGEST)
        if near != amount:
            text = f"{report.title} bounds the bias of token {token} to {near:g}."
            report.lose(text.replace("-", "−"), "logit_bias")
        written[str(token)] = near
    if bans:
        text = f"{report.title} has no ban: banned tokens get a bias of −100."
        report.lose(text, *NAMES)
    return written | {str(token): -STRONGEST for token in bans}


def read_object(value: Any, draft: Draft, name: str = "logit_bias") -> None:
    """Take biases from ``{"15043": 1.0}`` or ``[[15043, 1.0], [2, false]]``; false is a ban."""
    pairs = list(value.items()) if isinstance(value, dict) else value
    if not isinstance(pairs, list | tuple) or len(pairs) > MOST:
        draft.find("error", "type", name, f"“{name}” must name tokens and numbers.")
        return
    found = []
    for pair in pairs:
        known = _pair(pair)
        if known is None:
            text = f"“{name}”: {shown(pair)} is no token id with a number; it is not read."
            draft.find("warning", "type", name, text)
        else:
            found.append(known)
    if found:
        draft.parameters["logit_bias"] = tuple(found)


def _pair(pair: Any) -> tuple[int, float] | None:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        return None
    amount = -inf if pair[1] is False or pair[1] in ("-inf", "-Infinity") else number_of(pair[1])
    if amount is None:
        return None
    try:
        token = int(pair[0]) if isinstance(pair[0], str) else pair[0]
        return clean_id("logit_bias", token), float(amount)
    except (LabError, ValueError):
        return None


def written_bias(amount: float) -> str:
    """Return a bias as llama.cpp's flag takes it: ``+1.5`` or ``-inf``."""
    return f"{amount:+}" if isfinite(amount) else "-inf"


def breakers_of(preset: Preset, said: Mapping[str, Any], report: Report) -> list[str] | None:
    """Return DRY's breakers as texts; None: the tool's own default is as good."""
    if "dry_multiplier" not in said:
        return None
    if preset.exact is not None and preset.breakers is None:
        text = (
            f"The sequence breakers of DRY are token ids here and texts in {report.title}: "
            "its default ones apply."
        )
        report.lose(text, "dry_sequence_breakers")
        return None
    return None if preset.breakers is None else list(preset.breakers)


def read_breakers(value: Any, draft: Draft, name: str = "dry_sequence_breakers") -> None:
    """Keep DRY's breakers as texts."""
    if isinstance(value, list | tuple) and all(isinstance(text, str) for text in value):
        draft.breakers = tuple(value[:MOST])
    elif value is not None:
        draft.find("error", "type", name, f"“{name}” must be a list of texts.")

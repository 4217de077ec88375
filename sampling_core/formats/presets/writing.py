"""From neutral parameters to the numbers of a format, with what is lost."""

import math
from collections.abc import Mapping
from typing import Any

from sampling_core.engine import KINDS, SPECS, parameters_of
from sampling_core.errors import LabError, shown
from sampling_core.fields import Number
from sampling_core.formats.presets.draft import Report
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.preset import Preset, is_switch, off_value
from sampling_core.formats.presets.working import at_work, matters_to_greedy

WRITTEN_APART = ("logit_bias", "sequence_bias", "suppress_tokens", "bad_words_ids",
                 "allowed_token_ids", "dry_sequence_breakers")  # fmt: skip
CLAMPED = ("temperature",)  # what is cut down to the nearest value a tool takes


def said_by(preset: Preset) -> dict[str, Any]:
    """Return the parameters at work that a writer has to say."""
    said = preset.at_work()
    if not preset.is_greedy:
        return said
    try:
        names = {sampler.name for sampler in at_work(preset)}
    except LabError:
        names = {name for name, kind in KINDS.items() if matters_to_greedy(kind())}
    kinds = [k for k in KINDS.values() if k.group == "Penalise" or k.name in names]
    return {name: value for name, value in said.items() if name in parameters_of(kinds)}


def write_keys(
    keys: tuple[Key, ...], said: Mapping[str, Any], preset: Preset, report: Report
) -> dict[str, Any]:
    """Return the numbers as a format writes them: what is on, and off where that must be said."""
    written: dict[str, Any] = {}
    for key in keys:
        value = said.get(key.parameter)
        if value is None or value == off_value(key.parameter):
            _write_off(key, preset, written, report)
        elif is_switch(key.parameter) or value != key.default:
            _write_on(key, value, written, report)
    _without_idle(keys, said, written)
    known = {key.parameter for key in keys}
    for name, value in said.items():
        lost = is_switch(name) and name not in known and value != off_value(name)
        if lost and name not in WRITTEN_APART:
            report.lose(f"{name} {shown(value)} has no {report.title} equivalent.", name)
    _resting(preset, report)
    return written


def _without_idle(keys: tuple[Key, ...], said: Mapping[str, Any], written: dict[str, Any]) -> None:
    """Take back what only details samplers none of whose switches is written."""
    on = {
        key.parameter for key in keys
        if key.name in written and said.get(key.parameter) not in (None, off_value(key.parameter))
    }  # fmt: skip
    for key in keys:
        if key.name in written and not is_switch(key.parameter):
            kinds = [kind for kind in KINDS.values() if key.parameter in parameters_of([kind])]
            if not any(p in on and is_switch(p) for p in parameters_of(kinds)):
                del written[key.name]


def _write_off(key: Key, preset: Preset, written: dict[str, Any], report: Report) -> None:
    off = off_value(key.parameter)
    if key.default is not None and off is not None and key.default != off:
        written[key.name] = key.written(off)
    elif off is not None and key.refuses_off and preset.parameters.get(key.parameter) == off:
        report.lose(f"{report.title} refuses {key.name} {off:g}: left out.", key.parameter)


def _write_on(key: Key, value: Any, written: dict[str, Any], report: Report) -> None:
    spec = SPECS[key.parameter]
    if not isinstance(spec, Number) or key.takes(value):
        written[key.name] = key.written(value)
        return
    near = min(max(value, key.low), key.high)
    if key.parameter in CLAMPED and key.takes(near):
        text = f"{report.title} takes {key.name} {key.allowed()}: {shown(near)} is written, not"
        report.lose(f"{text} {shown(value)}.", key.parameter)
        written[key.name] = key.written(near)
    else:
        text = f"{report.title} refuses {key.name} {shown(key.written(value))}"
        report.lose(f"{text}: left out.", key.parameter)
        _mute(key, written)


def _mute(key: Key, written: dict[str, Any]) -> None:
    """Write off where leaving a number out would bring in a default that is on."""
    off = off_value(key.parameter)
    if key.default is not None and off is not None and not math.isnan(off):
        written[key.name] = key.written(off)


def _resting(preset: Preset, report: Report) -> None:
    """Say which values are not written because they are switched off."""
    if preset.exact is not None:
        return  # cards of the lab that are off stand at a value of their own
    names = [
        f"{name} {shown(value)}"
        for name, value in preset.resting.items()
        if is_switch(name) and value != off_value(name) and isinstance(value, int | float)
    ]
    if names:
        report.lose(f"Switched off, so not written: {', '.join(names[:8])}.")

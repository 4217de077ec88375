"""What the two faces of llama.cpp share: defaults, bounds, and the list of samplers."""

from collections.abc import Mapping
from typing import Any

from sampling_core.engine import KINDS, parameters_of
from sampling_core.errors import LabError
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.working import at_work

# llama.cpp's name of a sampler → ours; None: the lab has no such sampler.
SAMPLERS: Mapping[str, str | None] = {
    "penalties": "penalties", "dry": "dry", "top_n_sigma": "top_n_sigma", "top_k": "top_k",
    "typ_p": "typical_p", "typical_p": "typical_p", "typical": "typical_p", "top_p": "top_p",
    "min_p": "min_p", "xtc": "xtc", "temperature": "temperature", "temp": "temperature",
    "adaptive_p": "adaptive_p", "infill": None, "tfs_z": None, "top-k": "top_k",
    "top-p": "top_p", "min-p": "min_p", "typ-p": "typical_p", "top-n-sigma": "top_n_sigma",
    "nucleus": "top_p",
}  # fmt: skip
LETTERS: Mapping[str, str | None] = {
    "e": "penalties", "d": "dry", "s": "top_n_sigma", "k": "top_k", "y": "typical_p",
    "p": "top_p", "m": "min_p", "x": "xtc", "t": "temperature", "a": "adaptive_p", "i": None,
}  # fmt: skip
WRITTEN = {"typical_p": "typ_p"}
ORDER = ("penalties", "dry", "top_n_sigma", "top_k", "typical_p", "top_p", "min_p", "xtc",
         "temperature")  # fmt: skip
UNLISTED = ("logit_bias", "mirostat", "adaptive_p")  # have their place whatever the list says
LONGEST = 64
LONG_WINDOW = 32_768  # tokens: llama.cpp has no word for the whole text
WINDOWS = {"penalty_last_n": "penalties", "dry_penalty_last_n": "DRY"}


def read_order(names: list[str], table: Mapping[str, str | None], key: str, draft: Draft) -> None:
    """Take the list of samplers; values whose sampler is not in it are at rest."""
    known = []
    for name in names[:LONGEST]:
        if name not in table:
            draft.find("warning", "unknown", key, f"“{key}”: there is no sampler “{name[:40]}”.")
        elif table[name] is None:
            draft.warnings.append(f"The lab has no sampler “{name}”; it is left out of the order.")
        else:
            known.append(str(table[name]))
    _rest(known, key, draft)
    draft.order = ("logit_bias", *known)


def _rest(known: list[str], key: str, draft: Draft) -> None:
    # Mirostat takes the place of the list, and brings temperature with it.
    running = [*known, "temperature"] if draft.parameters.get("mirostat") in (1, 2) else known
    for name in (*ORDER, "adaptive_p"):
        if name in running:
            continue
        for parameter in parameters_of([KINDS[name]]):
            if parameter in draft.parameters and parameter != "min_keep":
                text = f"{parameter} has a value, but {name} is not in “{key}”, so it is off."
                draft.find("warning", "dead", parameter, text)
            if parameter != "min_keep":
                draft.rest_at(parameter)


def rest_adaptive(draft: Draft) -> None:
    """Adaptive-p runs only where the list of samplers names it."""
    if draft.parameters.get("adaptive_target", -1.0) >= 0.0 and (
        draft.order is None or "adaptive_p" not in draft.order
    ):
        text = "adaptive_target has a value, but adaptive_p is not listed, so it is off."
        draft.find("warning", "dead", "adaptive_target", text)
        draft.rest_at("adaptive_target", "adaptive_decay")


def written_order(preset: Preset) -> list[str] | None:
    """Return the list of samplers to write; None where llama.cpp's own order says the same."""
    try:
        working = [sampler.name for sampler in at_work(preset)]
    except LabError:
        return None
    listed = [name for name in working if name in (*ORDER, "adaptive_p")]
    own = [name for name in ORDER if name in listed]
    if listed == own or ("mirostat" in working and "adaptive_p" not in listed):
        return None
    if preset.is_greedy and "temperature" not in listed:
        listed.append("temperature")
    return [WRITTEN.get(name, name) for name in listed]


def read_windows(values: Mapping[str, Any], names: Mapping[str, str], draft: Draft) -> None:
    """Give a window of 0 and of −1 the meaning that they have in llama.cpp."""
    for parameter, name in names.items():
        value = values.get(name)
        if value == 0:
            switches = ("dry_multiplier",) if parameter.startswith("dry") else (
                "repetition_penalty", "presence_penalty", "frequency_penalty")  # fmt: skip
            draft.rest_at(*switches)
            text = f"“{name}” 0 switches {WINDOWS[parameter]} off."
            draft.find("note", "off value", name, text)
        elif value == -1:
            draft.parameters[parameter] = 0
            text = f"“{name}” −1 is the whole text in older builds; newer ones refuse it."
            draft.find("note", "off value", name, text)


def write_windows(
    said: Mapping[str, Any], flat: dict[str, Any], names: Mapping[str, str], report: Report
) -> None:
    """Write a window without end as a long one."""
    for parameter, name in names.items():
        if said.get(parameter) == 0 and name in flat:
            flat[name] = LONG_WINDOW
            of = f"that of {WINDOWS[parameter]} is {LONG_WINDOW:,} tokens"
            report.differ(f"{report.title} has no window without end: {of}.", parameter)

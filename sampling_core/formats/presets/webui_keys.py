"""What text-generation-webui and SillyTavern share: the priority list and dynamic temperature."""

import json
from collections.abc import Mapping
from typing import Any

from sampling_core.errors import LabError
from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import WEBUI_ORDER
from sampling_core.formats.presets.working import at_work

PER = 1e4  # epsilon_cutoff and eta_cutoff are in ten-thousandths
PRIORITY: Mapping[str, str | None] = {
    "repetition_penalty": "penalties", "presence_penalty": "penalties",
    "frequency_penalty": "penalties", "dry": "dry", "top_n_sigma": "top_n_sigma",
    "temperature": "temperature", "dynamic_temperature": "temperature",
    "quadratic_sampling": "smoothing", "top_k": "top_k", "top_p": "top_p",
    "typical_p": "typical_p", "epsilon_cutoff": "epsilon_cutoff", "eta_cutoff": "eta_cutoff",
    "tfs": "tfs", "top_a": "top_a", "min_p": "min_p", "adaptive_p": "adaptive_p",
    "mirostat": "mirostat", "xtc": "xtc", "encoder_repetition_penalty": None,
    "no_repeat_ngram": "no_repeat_ngram",
}  # fmt: skip
WRITTEN = {
    "penalties": ("repetition_penalty", "presence_penalty", "frequency_penalty"),
    "temperature": ("temperature", "dynamic_temperature"), "smoothing": ("quadratic_sampling",),
}  # fmt: skip
HEAT = ("temperature", "smoothing")  # what “temperature last” moves to the end


def read_priority(names: list[str], key: str, draft: Draft) -> None:
    """Take the order of a priority list; what it does not name comes first."""
    known: list[str] = []
    for name in names:
        if name not in PRIORITY:
            text = f"“{key}”: there is no sampler “{name[:40]}”."
            draft.find("warning", "unknown", key, text)
        elif names.count(name) > 1 and PRIORITY[name] in known:
            draft.find("warning", "duplicate", key, f"“{key}” lists {name} twice.")
        elif PRIORITY[name] is not None and PRIORITY[name] not in known:
            known.append(str(PRIORITY[name]))
    unlisted = [name for name in WEBUI_ORDER if name not in known]
    draft.order = (*unlisted, *known)


def temperature_last(draft: Draft) -> None:
    """Move the temperatures to the end."""
    order = draft.order or WEBUI_ORDER
    moved = [name for name in order if name in HEAT]
    draft.order = (*(name for name in order if name not in HEAT), *moved)


def read_range(low: Any, high: Any, draft: Draft) -> None:
    """Take a dynamic temperature from its ends."""
    if low is None or high is None or low < 0.0 or high < low:
        text = "The ends of the dynamic temperature are no rising pair of numbers."
        draft.find("error", "range", "dynamic_temperature", text)
        return
    draft.parameters["temperature"] = round((low + high) / 2.0, 12)
    draft.parameters["dynatemp_range"] = round((high - low) / 2.0, 12)


def ends_of(said: Mapping[str, Any]) -> tuple[float, float]:
    """Return the lowest and the highest dynamic temperature."""
    degree, spread = said.get("temperature", 1.0), said["dynatemp_range"]
    return round(max(0.0, degree - spread), 12), round(degree + spread, 12)


def written_priority(preset: Preset) -> list[str] | None:
    """Return the priority list; None where the tool's own order says the same."""
    try:
        working = [sampler.name for sampler in at_work(preset)]
    except LabError:
        return None
    listed = [name for name in dict.fromkeys(working) if name in set(PRIORITY.values())]
    if listed == [name for name in WEBUI_ORDER if name in listed]:
        return None
    others = [name for name in WEBUI_ORDER if name not in listed and name != "logit_bias"]
    return [word for name in (*others, *listed) for word in WRITTEN.get(name, (name,))]


def quoted_texts(text: str) -> list[str] | None:
    r"""Return the texts of ``"\n", ":"`` or of the same in brackets; None where they are not."""
    inner = text.strip()
    try:
        value = json.loads(inner if inner.startswith("[") else f"[{inner}]")
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) and all(isinstance(v, str) for v in value) else None

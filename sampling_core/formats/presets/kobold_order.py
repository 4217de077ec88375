"""KoboldCpp's ``sampler_order``: seven numbers, each a stage or two."""

from collections.abc import Mapping
from typing import Any

from sampling_core.errors import LabError
from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.working import at_work

STAGES: Mapping[int, tuple[str, ...]] = {
    0: ("top_k",), 1: ("top_a",), 2: ("top_p", "min_p"), 3: ("tfs",), 4: ("typical_p",),
    5: ("temperature", "smoothing", "top_n_sigma"), 6: ("penalties",),
}  # fmt: skip
USUAL = (6, 0, 1, 3, 4, 2, 5)
IDS = {name: number for number, names in STAGES.items() for name in names}


def read_ids(listed: list[Any], draft: Draft) -> None:
    """Take the order; DRY comes first and XTC last whatever it says."""
    numbers = [n for n in listed if isinstance(n, int) and not isinstance(n, bool)]
    if sorted(numbers) != sorted(STAGES) or len(numbers) != len(listed):
        text = "“sampler_order” must hold each of 0 to 6 once; KoboldCpp’s usual order is used."
        draft.find("warning", "duplicate", "sampler_order", text)
        return
    stages = [name for number in numbers for name in STAGES[number]]
    draft.order = ("logit_bias", "dry", *stages, "xtc", "mirostat", "adaptive_p")


def written_ids(preset: Preset) -> list[int] | None:
    """Return the order to write; None where the usual one says the same."""
    try:
        working = [sampler.name for sampler in at_work(preset)]
    except LabError:
        return None
    numbers = list(dict.fromkeys(IDS[name] for name in working if name in IDS))
    if numbers == [number for number in USUAL if number in numbers]:
        return None
    return [*(number for number in USUAL if number not in numbers), *numbers]

"""SillyTavern's three orders and the neutral values of its full dump."""

from typing import Any

from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.kobold_order import read_ids, written_ids
from sampling_core.formats.presets.llama_keys import SAMPLERS, read_order, written_order
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.webui_keys import PRIORITY, read_priority, written_priority

NEUTRAL: dict[str, Any] = {
    "temp": 1, "temperature_last": False, "top_p": 1, "top_k": 0, "top_a": 0, "tfs": 1,
    "typical_p": 1, "min_p": 0, "epsilon_cutoff": 0, "eta_cutoff": 0, "nsigma": 0, "min_keep": 0,
    "rep_pen": 1, "rep_pen_range": 0, "rep_pen_decay": 0, "rep_pen_slope": 1,
    "no_repeat_ngram_size": 0, "freq_pen": 0, "presence_pen": 0, "encoder_rep_pen": 1,
    "penalty_alpha": 0, "do_sample": True, "num_beams": 1, "length_penalty": 1, "min_length": 0,
    "early_stopping": False, "dynatemp": False, "min_temp": 0, "max_temp": 2,
    "dynatemp_exponent": 1, "smoothing_factor": 0, "smoothing_curve": 1, "dry_multiplier": 0,
    "dry_base": 1.75, "dry_allowed_length": 2, "dry_penalty_last_n": 0,
    "dry_sequence_breakers": '["\\n", ":", "\\"", "*"]', "xtc_threshold": 0.1,
    "xtc_probability": 0, "adaptive_target": -0.01, "adaptive_decay": 0.9, "mirostat_mode": 0,
    "mirostat_tau": 5, "mirostat_eta": 0.1, "guidance_scale": 1, "negative_prompt": "",
    "grammar_string": "", "json_schema": {}, "banned_tokens": "", "logit_bias": [],
    "ignore_eos_token": False, "add_bos_token": True, "ban_eos_token": False,
    "skip_special_tokens": True, "speculative_ngram": False,
    "sampler_priority": list(PRIORITY), "n": 1,
    "samplers": ["dry", "top_k", "tfs_z", "typical_p", "top_p", "min_p", "xtc", "temperature"],
    "sampler_order": [6, 0, 1, 3, 4, 2, 5],
}  # fmt: skip


def read_orders(flat: dict[str, Any], used: str, draft: Draft) -> None:
    """Take the order of the back end whose list is there; tell where there are several."""
    present = [name for name in ("sampler_priority", "samplers", "sampler_order") if name in flat]
    if len(present) > 1:
        draft.warnings.append(
            f"Of its {len(present)} orders the one of {used} is used ({present[0]}); "
            "with another back end SillyTavern uses another."
        )
    if not present or not isinstance(flat[present[0]], list):
        return
    listed = flat[present[0]]
    if present[0] == "sampler_order":
        read_ids(listed, draft)
        return
    names = [name for name in listed if isinstance(name, str)]
    if present[0] == "sampler_priority":
        read_priority(names, "sampler_priority", draft)
    else:
        read_order(names, SAMPLERS, "samplers", draft)


def write_orders(preset: Preset, flat: dict[str, Any]) -> None:
    """Write the order of every back end where it is not its own."""
    orders = {
        "sampler_priority": written_priority(preset),
        "samplers": written_order(preset),
        "sampler_order": written_ids(preset),
    }
    flat |= {name: order for name, order in orders.items() if order is not None}

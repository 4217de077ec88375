"""The body of a request to KoboldCpp, or a preset of KoboldAI Lite."""

from sampling_core.formats.presets.biases import (
    bounded_object,
    breakers_of,
    lose_biases,
    read_breakers,
    read_object,
)
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.kobold_order import USUAL, read_ids, written_ids
from sampling_core.formats.presets.llama_keys import read_windows, write_windows
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import KOBOLDCPP
from sampling_core.formats.presets.sheet import Sheet

WINDOWS = {"penalty_last_n": "rep_pen_range", "dry_penalty_last_n": "dry_penalty_last_n"}
SURE = ("miro_type", "adaptivep_target", "sampler_seed", "genkey", "max_context_length",
        "stop_sequence", "use_default_badwordsids")  # fmt: skip
LIKELY = ("sampler_order", "typical", "rep_pen_slope", "rep_pen")
SILLY = ("sampler_priority", "temperature_last", "freq_pen", "mirostat_mode", "typical_p",
         "rep_pen_decay", "presence_pen", "dynatemp", "min_temp", "max_temp")  # fmt: skip


class KoboldCpp(Format):
    """Cuts before temperature, in the order of ``sampler_order``; no frequency penalty."""

    name = "koboldcpp"
    title = "KoboldCpp"
    semantics = KOBOLDCPP
    extras = Extras(("sampler_seed",), ("max_length",), ("stop_sequence",))
    keys = (
        Key("temperature", "temperature", 0.75, aliases=("temp",)),
        Key("dynatemp_range", "dynatemp_range"),
        Key("dynatemp_exponent", "dynatemp_exponent", 1.0),
        Key("smoothing_factor", "smoothing_factor"),
        Key("smoothing_curve", "smoothing_curve", 1.0),
        Key("top_k", "top_k", 100, off=(-1,)),
        Key("top_p", "top_p", 0.92),
        Key("top_a", "top_a"),
        Key("min_p", "min_p"),
        Key("typical", "typical_p", aliases=("typical_p",)),
        Key("tfs", "tfs"),
        Key("nsigma", "top_n_sigma", off=(-1,)),
        Key("rep_pen", "repetition_penalty", aliases=("repetition_penalty",)),
        Key("rep_pen_range", "penalty_last_n", 320, means=((-1, 0),)),
        Key("presence_penalty", "presence_penalty"),
        Key("dry_multiplier", "dry_multiplier"),
        Key("dry_base", "dry_base", 1.75),
        Key("dry_allowed_length", "dry_allowed_length", 2),
        Key("dry_penalty_last_n", "dry_penalty_last_n", 320, means=((-1, 0),)),
        Key("xtc_threshold", "xtc_threshold", 0.2),
        Key("xtc_probability", "xtc_probability"),
        Key("mirostat", "mirostat", aliases=("miro_type",)),
        Key("mirostat_tau", "mirostat_tau", 5.0, aliases=("miro_tau",)),
        Key("mirostat_eta", "mirostat_eta", 0.1, aliases=("miro_eta",)),
        Key("adaptive_target", "adaptive_target", aliases=("adaptivep_target",)),
        Key("adaptive_decay", "adaptive_decay", 0.9, aliases=("adaptivep_decay",)),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or sheet.has(*SILLY):
            return 0
        return 3 if sheet.has(*SURE) else 2 if sheet.has(*LIKELY) else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        read_windows(flat, WINDOWS, draft)
        if isinstance(flat.get("sampler_order"), list):
            read_ids(flat["sampler_order"], draft)
        if flat.get("logit_bias"):
            read_object(flat["logit_bias"], draft)
        read_breakers(flat.get("dry_sequence_breakers"), draft)
        slope = flat.get("rep_pen_slope", 1)
        if slope not in (1, 0) and draft.parameters.get("repetition_penalty", 1.0) != 1.0:
            draft.warnings.append(
                "rep_pen_slope weakens the penalty in the far half of its window; the lab applies "
                "it in full."
            )
        return {"sampler_order", "logit_bias", "dry_sequence_breakers"}

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        write_windows(said, flat, WINDOWS, report)
        order = written_ids(preset)
        flat["sampler_order"] = order or list(USUAL)
        biases = bounded_object(said, report)
        if biases:
            flat["logit_bias"] = biases
        if flat.get("rep_pen", 1.0) != 1.0 and preset.format != self.name:
            flat["rep_pen_slope"] = 1.0
        breakers = breakers_of(preset, said, report)
        if breakers is not None:
            flat["dry_sequence_breakers"] = breakers
        lose_biases(said, report, "allowed_token_ids")

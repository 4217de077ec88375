"""The body of a request to llama.cpp's server: ``/completion``."""

from sampling_core.formats.presets.biases import (
    biases_of,
    breakers_of,
    lose_biases,
    lose_runs,
    read_breakers,
    read_object,
)
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.llama_keys import (
    ORDER,
    SAMPLERS,
    WRITTEN,
    read_order,
    read_windows,
    rest_adaptive,
    write_windows,
    written_order,
)
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import LLAMA_CPP
from sampling_core.formats.presets.sheet import Sheet

WINDOWS = {"penalty_last_n": "repeat_last_n", "dry_penalty_last_n": "dry_penalty_last_n"}
SURE = ("n_predict", "post_sampling_probs", "n_probs", "cache_prompt", "repeat_penalty",
        "repeat_last_n")  # fmt: skip
LIKELY = ("samplers", "dynatemp_range", "mirostat_tau", "top_n_sigma", "dry_multiplier")
NOT_OURS = ("temp", "rep_pen", "options", "sampler_priority", "sampler_order", "messages")


class LlamaCppServer(Format):
    """Cuts before temperature, in the order of ``samplers``."""

    name = "llama.cpp-server"
    title = "llama.cpp"
    semantics = LLAMA_CPP
    extras = Extras(("seed",), ("n_predict", "max_tokens"), ("stop",))
    keys = (
        Key("temperature", "temperature", 0.8),
        Key("dynatemp_range", "dynatemp_range"),
        Key("dynatemp_exponent", "dynatemp_exponent", 1.0),
        Key("top_k", "top_k", 40, off=(-1,)),
        Key("top_p", "top_p", 0.95),
        Key("min_p", "min_p", 0.05),
        Key("top_n_sigma", "top_n_sigma", off=(-1,)),
        Key("typical_p", "typical_p", aliases=("typ_p",)),
        Key("xtc_probability", "xtc_probability"),
        Key("xtc_threshold", "xtc_threshold", 0.1),
        Key("repeat_penalty", "repetition_penalty"),
        Key("repeat_last_n", "penalty_last_n", 64, means=((-1, 0),)),
        Key("presence_penalty", "presence_penalty"),
        Key("frequency_penalty", "frequency_penalty"),
        Key("dry_multiplier", "dry_multiplier"),
        Key("dry_base", "dry_base", 1.75),
        Key("dry_allowed_length", "dry_allowed_length", 2),
        Key("dry_penalty_last_n", "dry_penalty_last_n", 64, means=((-1, 0),)),
        Key("mirostat", "mirostat"),
        Key("mirostat_tau", "mirostat_tau", 5.0),
        Key("mirostat_eta", "mirostat_eta", 0.1),
        Key("adaptive_target", "adaptive_target"),
        Key("adaptive_decay", "adaptive_decay", 0.9),
        Key("min_keep", "min_keep", 1, means=((0, 1),)),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or sheet.has(*NOT_OURS):
            return 0
        return 3 if sheet.has(*SURE) else 2 if sheet.has(*LIKELY) else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        read_windows(flat, WINDOWS, draft)
        if flat.get("logit_bias"):
            read_object(flat["logit_bias"], draft)
        read_breakers(flat.get("dry_sequence_breakers"), draft)
        names = flat.get("samplers")
        if isinstance(names, str):
            names = [name for name in names.replace(",", ";").split(";") if name]
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            read_order(names, SAMPLERS, "samplers", draft)
        rest_adaptive(draft)
        return {"logit_bias", "dry_sequence_breakers", "samplers"}

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        write_windows(said, flat, WINDOWS, report)
        order = written_order(preset)
        if "adaptive_target" in said and order is None:
            order = ["adaptive_p"]
        flat["samplers"] = order or [WRITTEN.get(name, name) for name in ORDER]
        totals, bans = biases_of(said)
        if totals or bans:
            flat["logit_bias"] = [[t, a] for t, a in totals.items()] + [[t, False] for t in bans]
        lose_runs(said, report)
        lose_biases(said, report, "allowed_token_ids")
        breakers = breakers_of(preset, said, report)
        if breakers is not None:
            flat["dry_sequence_breakers"] = breakers

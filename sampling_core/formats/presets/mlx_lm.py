"""mlx-lm: ``make_sampler`` and ``make_logits_processors`` in Python, or JSON with their names."""

from typing import Any, ClassVar

from sampling_core.formats.presets.biases import biases_of, lose_biases, lose_runs, read_object
from sampling_core.formats.presets.code_text import is_word
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.preset import Preset, off_value
from sampling_core.formats.presets.semantics import MLX
from sampling_core.formats.presets.sheet import Sheet

SAMPLER = ("temp", "top_p", "min_p", "top_k", "min_tokens_to_keep", "xtc_probability",
           "xtc_threshold", "xtc_special_tokens")  # fmt: skip
CONTEXTS = ("repetition_context_size", "presence_context_size", "frequency_context_size")
PENALTIES = ("repetition_penalty", "presence_penalty", "frequency_penalty")
SURE = (*CONTEXTS, "xtc_special_tokens", "min_tokens_to_keep")
WINDOW = 20  # tokens


class MlxLm(Format):
    """Greedy without a temperature; cuts come before it, top-k last of them."""

    name = "mlx-lm"
    title = "mlx-lm"
    suffix = ".py"
    semantics = MLX
    greedy: ClassVar[dict[str, Any]] = {"temp": 0.0}
    extras = Extras()
    keys = (
        Key("temp", "temperature", 0.0, aliases=("temperature",)),
        Key("top_p", "top_p", off=(0,), above=0.0, high=1.0),
        Key("min_p", "min_p", high=1.0),
        Key("top_k", "top_k", off=(-1,)),
        Key("xtc_probability", "xtc_probability"),
        Key("xtc_threshold", "xtc_threshold", 0.1),
        Key("repetition_penalty", "repetition_penalty", off=(0,)),
        Key("repetition_context_size", "penalty_last_n", WINDOW),
        Key("presence_penalty", "presence_penalty"),
        Key("frequency_penalty", "frequency_penalty"),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind == "call":
            return 3 if {"make_sampler", "make_logits_processors"} & set(sheet.called) else 0
        if sheet.kind != "json" or sheet.has("rep_pen", "sampler_order", "temperature_last"):
            return 0
        if sheet.has(*SURE):
            return 3
        return 1 if sheet.has("temp") else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        if flat.get("logit_bias"):
            read_object(flat["logit_bias"], draft)
        used = [
            context
            for context, penalty in zip(CONTEXTS, PENALTIES, strict=True)
            if draft.parameters.get(penalty, off_value(penalty)) != off_value(penalty)
        ]
        sizes = {context: flat.get(context, WINDOW) for context in used}
        if len(set(map(str, sizes.values()))) > 1:
            draft.warnings.append("The penalties have windows of their own; the lab uses one.")
        elif used and isinstance(sizes[used[0]], int) and sizes[used[0]] >= 0:
            draft.parameters["penalty_last_n"] = sizes[used[0]]
        return {"logit_bias", *CONTEXTS}

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        totals, bans = biases_of(said)
        if totals or bans:
            flat["logit_bias"] = totals | dict.fromkeys(bans, float("-inf"))
        window = flat.pop("repetition_context_size", None)
        for context, penalty in zip(CONTEXTS, PENALTIES, strict=True):
            if window is not None and penalty in flat:
                flat[context] = window
        lose_runs(said, report)
        lose_biases(said, report, "allowed_token_ids")

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        parts: dict[str, Flat] = {"make_sampler": {}, "make_logits_processors": {}}
        for name, value in flat.items():
            function = "make_sampler" if name in SAMPLER else "make_logits_processors"
            if is_word(name):
                parts[function][name] = value
        lines = [_call("sampler", "make_sampler", parts["make_sampler"])]
        if parts["make_logits_processors"]:
            words = parts["make_logits_processors"]
            lines.append(_call("logits_processors", "make_logits_processors", words))
        return "\n".join(lines) + "\n"


def _call(name: str, function: str, words: Flat) -> str:
    given = ", ".join(f"{key}={_literal(value)}" for key, value in words.items())
    return f"{name} = {function}({given})"


def _literal(value: object) -> str:
    return repr(value).replace("-inf", "float('-inf')")

"""A preset of SillyTavern for text completion; those for chat completion are told apart."""

import json
from typing import Any, ClassVar

from sampling_core.formats.presets.biases import breakers_of, lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format, as_json
from sampling_core.formats.presets.keys import Key, number_of
from sampling_core.formats.presets.preset import Preset, Semantics
from sampling_core.formats.presets.semantics import KOBOLDCPP, LLAMA_CPP, OPENAI, WEBUI
from sampling_core.formats.presets.sheet import Sheet
from sampling_core.formats.presets.silly_orders import NEUTRAL, read_orders, write_orders
from sampling_core.formats.presets.webui_keys import (
    PER,
    ends_of,
    quoted_texts,
    read_range,
    temperature_last,
)

CHAT = ("chat_completion_source", "openai_max_tokens", "openai_max_context")
# Names that only SillyTavern has; names that others have too, of which two make it likely.
OWN = ("freq_pen", "presence_pen", "rep_pen_decay", "dynatemp", "min_temp", "max_temp")
SHARED = ("temp", "temperature_last", "sampler_priority", "mirostat_mode")
BESIDE = (*SHARED, "rep_pen", "rep_pen_range", "rep_pen_slope", "sampler_order", "genamt",
          "smoothing_curve", "top_a", "typical")  # fmt: skip
LITE = ("miro_type", "adaptivep_target", "genkey")  # of KoboldCpp's window, with “temp” too
SPECIAL = ("dynatemp", "min_temp", "max_temp", "temperature_last", "dry_sequence_breakers",
           "sampler_priority", "samplers", "sampler_order", "do_sample", "logit_bias")  # fmt: skip


def key(name: str, parameter: str, default: float | None = None, **more: Any) -> Key:
    """Return a number that may be stored as a text."""
    return Key(name, parameter, default, texts=True, **more)


class SillyTavern(Format):
    """A full dump with three orders, of which one is used."""

    name = "sillytavern"
    title = "SillyTavern"
    semantics = WEBUI
    greedy: ClassVar[dict[str, Any]] = {"temp": 0}
    extras = Extras(("seed",), ("genamt", "openai_max_tokens"), (), ("n",))
    keys = (
        key("temp", "temperature", aliases=("temperature",)),
        key("dynatemp_exponent", "dynatemp_exponent", 1.0),
        key("smoothing_factor", "smoothing_factor"),
        key("smoothing_curve", "smoothing_curve", 1.0),
        key("top_p", "top_p"),
        key("top_k", "top_k", off=(-1,)),
        key("top_a", "top_a"),
        key("tfs", "tfs"),
        key("typical_p", "typical_p", aliases=("typical",)),
        key("min_p", "min_p", high=1.0),
        key("epsilon_cutoff", "epsilon_cutoff", per=PER),
        key("eta_cutoff", "eta_cutoff", per=PER),
        key("nsigma", "top_n_sigma", off=(-1,), aliases=("top_n_sigma",)),
        key("rep_pen", "repetition_penalty", aliases=("repetition_penalty",)),
        key("rep_pen_range", "penalty_last_n", means=((-1, 0),)),
        key("freq_pen", "frequency_penalty", aliases=("frequency_penalty",)),
        key("presence_pen", "presence_penalty", aliases=("presence_penalty",)),
        key("no_repeat_ngram_size", "no_repeat_ngram_size"),
        key("dry_multiplier", "dry_multiplier"),
        key("dry_base", "dry_base", 1.75),
        key("dry_allowed_length", "dry_allowed_length", 2),
        key("dry_penalty_last_n", "dry_penalty_last_n", means=((-1, 0),)),
        key("xtc_threshold", "xtc_threshold", 0.1),
        key("xtc_probability", "xtc_probability"),
        key("adaptive_target", "adaptive_target", means=((-0.01, -1),)),
        key("adaptive_decay", "adaptive_decay", 0.9),
        key("mirostat_mode", "mirostat", low=2),
        key("mirostat_tau", "mirostat_tau", 5.0),
        key("mirostat_eta", "mirostat_eta", 0.1),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json":
            return 0
        if sheet.has(*CHAT, *OWN):
            return 3
        if sheet.has(*LITE) or not sheet.has(*SHARED):
            return 0
        return 3 if sum(sheet.has(name) for name in BESIDE) > 1 else 0

    def meaning(self, flat: Flat) -> Semantics:
        if any(name in flat for name in CHAT):
            return OPENAI
        if "sampler_priority" in flat:
            return WEBUI
        if "samplers" in flat:
            return LLAMA_CPP
        return KOBOLDCPP if "sampler_order" in flat else WEBUI

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        if any(name in flat for name in CHAT):
            self._read_chat(flat, draft)
            return set()
        read_orders(flat, self.meaning(flat).title, draft)
        if flat.get("temperature_last") is True and self.meaning(flat) is WEBUI:
            temperature_last(draft)
        if flat.get("dynatemp") is True:
            read_range(
                number_of(flat.get("min_temp", 0)), number_of(flat.get("max_temp", 2)), draft
            )
            text = "“temp” is ignored: the dynamic temperature takes the mean of its ends."
            draft.find("note", "dead", "temp", text)
        self._read_breakers(flat, draft)
        if flat.get("logit_bias"):
            draft.warnings.append("logit_bias is given by texts, which the lab does not read.")
        return set(SPECIAL) - ({"logit_bias"} if flat.get("logit_bias") else set())

    def _read_chat(self, flat: Flat, draft: Draft) -> None:
        source = str(flat.get("chat_completion_source", "openai"))
        draft.warnings.append(
            f"This is a preset for chat completion ({source[:40]}): what the service does with "
            "the numbers, and in which order, is not known."
        )

    def _read_breakers(self, flat: Flat, draft: Draft) -> None:
        value = flat.get("dry_sequence_breakers")
        found = quoted_texts(value) if isinstance(value, str) and value.strip() else value
        if isinstance(found, list) and all(isinstance(text, str) for text in found):
            draft.breakers = tuple(found)
        elif value:
            text = "“dry_sequence_breakers” must be a list of texts, as JSON in a text."
            draft.find("error", "type", "dry_sequence_breakers", text)

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if said.get("dynatemp_range"):
            flat.pop("temp", None)
            flat["dynatemp"] = True
            flat["min_temp"], flat["max_temp"] = ends_of(said)
        write_orders(preset, flat)
        breakers = breakers_of(preset, said, report)
        if breakers is not None:
            flat["dry_sequence_breakers"] = json.dumps(breakers, ensure_ascii=False)
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        # A key that is missing would keep what the window of SillyTavern shows.
        return as_json({**NEUTRAL, **flat})

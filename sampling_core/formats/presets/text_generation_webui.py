"""A preset of text-generation-webui: YAML with the keys that are not neutral."""

import json
from typing import Any

import yaml

from sampling_core.formats.presets.biases import breakers_of, lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key, number_of
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import WEBUI
from sampling_core.formats.presets.sheet import Sheet
from sampling_core.formats.presets.webui_keys import (
    PER,
    ends_of,
    quoted_texts,
    read_priority,
    read_range,
    temperature_last,
    written_priority,
)

SPECIAL = ("sampler_priority", "temperature_last", "dynamic_temperature", "dynatemp_low",
           "dynatemp_high", "do_sample", "dry_sequence_breakers")  # fmt: skip
REMOVED = ("rep_pen", "rep_pen_range", "top_n", "min_length", "num_beams", "length_penalty",
           "early_stopping")  # fmt: skip


class TextGenerationWebui(Format):
    """An absent key is neutral; temperature comes first; cutoffs are in units of 0.0001."""

    name = "text-generation-webui"
    title = "text-generation-webui"
    suffix = ".yaml"
    semantics = WEBUI
    extras = Extras(("seed",), ("max_new_tokens",), ("custom_stopping_strings",))
    keys = (
        Key("temperature", "temperature"),
        Key("dynatemp_exponent", "dynatemp_exponent", 1.0),
        Key("smoothing_factor", "smoothing_factor"),
        Key("smoothing_curve", "smoothing_curve", 1.0),
        Key("top_p", "top_p"),
        Key("min_p", "min_p", high=1.0),
        Key("top_k", "top_k"),
        Key("typical_p", "typical_p", above=0.0),
        Key("xtc_threshold", "xtc_threshold", 0.1),
        Key("xtc_probability", "xtc_probability"),
        Key("epsilon_cutoff", "epsilon_cutoff", per=PER),
        Key("eta_cutoff", "eta_cutoff", per=PER),
        Key("tfs", "tfs"),
        Key("top_a", "top_a"),
        Key("top_n_sigma", "top_n_sigma"),
        Key("adaptive_target", "adaptive_target", off=(0,), above=0.0),
        Key("adaptive_decay", "adaptive_decay", 0.9),
        Key("dry_multiplier", "dry_multiplier"),
        Key("dry_allowed_length", "dry_allowed_length", 2),
        Key("dry_base", "dry_base", 1.75),
        Key("repetition_penalty", "repetition_penalty"),
        Key("frequency_penalty", "frequency_penalty"),
        Key("presence_penalty", "presence_penalty"),
        Key("repetition_penalty_range", "penalty_last_n", 1024),
        Key("no_repeat_ngram_size", "no_repeat_ngram_size"),
        Key("mirostat_mode", "mirostat", low=2),
        Key("mirostat_tau", "mirostat_tau", 5.0),
        Key("mirostat_eta", "mirostat_eta", 0.1),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "yaml" or not isinstance(sheet.value, dict):
            return 0
        known = {key.name for key in self.keys} | set(SPECIAL)
        return 3 if known & {str(name) for name in sheet.value} else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        names = flat.get("sampler_priority")
        names = names.split() if isinstance(names, str) else names
        if isinstance(names, list):
            read_priority([str(name).strip(",") for name in names], "sampler_priority", draft)
        if flat.get("temperature_last") is True:
            temperature_last(draft)
        self._read_dynamic(flat, draft)
        self._read_breakers(flat.get("dry_sequence_breakers"), draft)
        if flat.get("do_sample") is False:
            text = "“do_sample” is false, so every cut is ignored."
            draft.find("warning", "dead", "do_sample", text)
            draft.pick = "greedy"
        for name in REMOVED:
            if name in flat:
                text = f"“{name}” is no key of text-generation-webui; it does nothing."
                draft.find("warning", "dead", name, text)
        return set(SPECIAL)

    def _read_dynamic(self, flat: Flat, draft: Draft) -> None:
        if flat.get("dynamic_temperature") is not True:
            if "dynatemp_low" in flat or "dynatemp_high" in flat:
                text = "The ends of the dynamic temperature are set, but it is switched off."
                draft.find("warning", "dead", "dynatemp_low", text)
            return
        if draft.parameters.get("temperature", 1.0) != 1.0:
            text = "temperature runs before the dynamic temperature; the lab shows the latter only."
            draft.warnings.append(text)
        ends = [number_of(flat.get(name, 1.0)) for name in ("dynatemp_low", "dynatemp_high")]
        read_range(ends[0], ends[1], draft)

    def _read_breakers(self, value: Any, draft: Draft) -> None:
        found = quoted_texts(value) if isinstance(value, str) else value
        if isinstance(found, list) and all(isinstance(text, str) for text in found):
            draft.breakers = tuple(found)
        elif value is not None:
            text = "“dry_sequence_breakers” must be texts in quotes with commas between them."
            draft.find("error", "type", "dry_sequence_breakers", text)

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if said.get("dynatemp_range"):
            flat.pop("temperature", None)
            flat["dynamic_temperature"] = True
            flat["dynatemp_low"], flat["dynatemp_high"] = ends_of(said)
        order = written_priority(preset)
        if order is not None:
            flat["sampler_priority"] = "\n".join(order)
        breakers = breakers_of(preset, said, report)
        if breakers is not None:
            texts = [json.dumps(text, ensure_ascii=False) for text in breakers]
            flat["dry_sequence_breakers"] = ", ".join(texts)
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        text = yaml.safe_dump({**envelope, **flat}, sort_keys=False, allow_unicode=True)
        return str(text) if flat else "temperature: 1.0\n"

"""``generation_config.json`` of Hugging Face transformers, or the keywords of ``generate``."""

from collections.abc import Mapping
from math import inf, isfinite
from typing import Any, ClassVar

from sampling_core.engine import KINDS, SPECS, parameters_of
from sampling_core.errors import LabError
from sampling_core.formats.presets.biases import biases_of, lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import TRANSFORMERS
from sampling_core.formats.presets.sheet import Sheet

WARPERS = parameters_of(kind for kind in KINDS.values() if kind.group != "Penalise")
SURE = ("transformers_version", "_from_model_config", "bos_token_id", "eos_token_id")
LIKELY = ("do_sample", "max_new_tokens", "num_beams", "epsilon_cutoff", "renormalize_logits")


class Transformers(Format):
    """Greedy unless ``do_sample``; top_k 50 unless it says 0."""

    name = "transformers"
    title = "transformers"
    semantics = TRANSFORMERS
    greedy: ClassVar[Mapping[str, Any]] = {"do_sample": False}
    greedy_ignores = True
    extras = Extras(
        max_tokens=("max_new_tokens",), stop=("stop_strings",), n=("num_return_sequences",)
    )
    keys = (
        Key("temperature", "temperature", above=1e-38, floats_only=True),
        Key("top_k", "top_k", 50),
        Key("top_p", "top_p"),
        Key("min_p", "min_p", high=1.0),
        Key("top_h", "top_h"),
        Key("typical_p", "typical_p", above=0.0),
        Key("epsilon_cutoff", "epsilon_cutoff", above=0.0, below=1.0),
        Key("eta_cutoff", "eta_cutoff", above=0.0, below=1.0),
        Key("repetition_penalty", "repetition_penalty", above=0.0, floats_only=True),
        Key("no_repeat_ngram_size", "no_repeat_ngram_size"),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind == "call":
            return 3 if {"GenerationConfig", "generate"} & set(sheet.called) else 0
        if sheet.kind != "json" or sheet.has("temp", "messages", "parameters", "prompt"):
            return 0
        if sheet.has(*SURE):
            return 3
        if sheet.has(*LIKELY):
            return 2
        return 1 if sheet.has("temperature", "top_k", "top_p", "repetition_penalty") else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        self._read_tokens(flat, draft)
        beams = flat.get("num_beams")
        if isinstance(beams, int) and beams > 1:
            draft.warnings.append(f"num_beams {beams} searches with beams: this lab samples.")
        if flat.get("do_sample") is not True:
            self._rest(flat, draft)
        elif draft.parameters.get("temperature") == 0.0:
            draft.warnings.append("transformers refuses temperature 0; it is read as greedy.")
            self._rest(flat, draft)
        return {"do_sample", "sequence_bias", "suppress_tokens", "bad_words_ids"}

    def _rest(self, flat: Flat, draft: Draft) -> None:
        """Without sampling every warper is left out, whatever its value."""
        for key in self.keys:
            if key.parameter in WARPERS and key.parameter in draft.parameters:
                why = "do_sample is false" if "do_sample" in flat else "do_sample is not set"
                text = f"“{key.name}” has a value, but {why}, so it is ignored."
                if flat.get("do_sample") is not True:
                    draft.find("warning", "dead", key.name, text)
        draft.rest_at(*WARPERS)
        draft.pick = "greedy"

    def _read_tokens(self, flat: Flat, draft: Draft) -> None:
        bias = flat.get("sequence_bias")
        if isinstance(bias, dict):
            draft.warnings.append("sequence_bias with names as keys is not read.")
            bias = None
        given = {
            "sequence_bias": bias or None, "suppress_tokens": flat.get("suppress_tokens") or None,
            "bad_words_ids": flat.get("bad_words_ids") or None,
        }  # fmt: skip
        for name, value in given.items():
            if value is None:
                continue
            try:
                draft.parameters[name] = SPECS[name].clean(name, value)
            except (LabError, TypeError) as error:
                text = str(error) if isinstance(error, LabError) else f"“{name}” is no list of ids."
                draft.find("error", "type", name, text)

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if not preset.is_greedy:
            flat["do_sample"] = True
        for key in self.keys:
            if key.floats_only and key.name in flat:
                flat[key.name] = float(flat[key.name])
        totals, bans = biases_of(said)
        runs = [(list(run), a) for run, a in said.get("sequence_bias", ()) if len(run) > 1]
        entries = [[[token], amount] for token, amount in totals.items()]
        entries += [[run, amount] for run, amount in runs if isfinite(amount)]
        banned = [list(run) for run in said.get("bad_words_ids", ()) if len(run) > 1]
        banned += [run for run, amount in runs if amount == -inf]
        for name, value in (
            ("sequence_bias", entries), ("suppress_tokens", list(bans)), ("bad_words_ids", banned),
        ):  # fmt: skip
            if value:
                flat[name] = value
        lose_biases(said, report, "allowed_token_ids")

"""vLLM: ``SamplingParams(…)`` in Python, JSON with the same names, or a request body."""

from sampling_core.engine import SPECS
from sampling_core.errors import LabError
from sampling_core.formats.presets.biases import (
    STRONGEST,
    biases_of,
    lose_runs,
    read_object,
)
from sampling_core.formats.presets.code_text import is_word
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import VLLM
from sampling_core.formats.presets.sheet import Sheet

SURE = ("stop_token_ids", "prompt_logprobs", "min_tokens", "guided_json", "structured_outputs",
        "allowed_token_ids", "ignore_eos", "bad_words", "skip_special_tokens")  # fmt: skip
BODY = ("messages", "prompt", "model", "max_tokens", "max_completion_tokens")
MORE = ("top_k", "min_p", "repetition_penalty")  # what its server takes beyond OpenAI's
NOT_OURS = ("temp", "rep_pen", "options", "n_predict", "parameters", "system",
            "stop_sequences", "repeat_penalty", "sampler_order", "samplers", "max_new_tokens",
            "do_sample", "chat_completion_source")  # fmt: skip


class Vllm(Format):
    """Temperature, min-p, top-k, top-p; written as a call in Python."""

    name = "vllm"
    title = "vLLM"
    suffix = ".py"
    semantics = VLLM
    extras = Extras(("seed",), ("max_tokens", "max_completion_tokens"), ("stop",), ("n",))
    keys = (
        Key("temperature", "temperature", low=0.0, high=2.0),
        Key("top_k", "top_k", off=(-1,)),
        Key("top_p", "top_p", above=0.0, high=1.0),
        Key("min_p", "min_p", high=1.0),
        Key("presence_penalty", "presence_penalty", low=-2.0, high=2.0),
        Key("frequency_penalty", "frequency_penalty", low=-2.0, high=2.0),
        Key("repetition_penalty", "repetition_penalty", above=0.0),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind == "call":
            return 3 if "SamplingParams" in sheet.called else 0
        if sheet.kind != "json" or sheet.has(*NOT_OURS):
            return 0
        if sheet.has(*SURE):
            return 3
        return 2 if sheet.has(*BODY) and sheet.has(*MORE) and not _is_claude(sheet) else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        if flat.get("logit_bias"):
            read_object(flat["logit_bias"], draft)
        allowed = flat.get("allowed_token_ids")
        if allowed:
            try:
                name = "allowed_token_ids"
                draft.parameters[name] = SPECS[name].clean(name, allowed)
            except LabError as error:
                draft.find("error", "type", "allowed_token_ids", str(error))
        degree = draft.parameters.get("temperature", 1.0)
        if 0.0 < degree < 0.01:
            text = f"“temperature” {degree:g} is raised to 0.01 by vLLM."
            draft.find("warning", "range", "temperature", text)
            draft.parameters["temperature"] = 0.01
        return {"logit_bias", "allowed_token_ids"}

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        degree = flat.get("temperature", 1.0)
        if 0.0 < degree < 0.01 and not preset.is_greedy:
            report.lose(f"vLLM raises temperature {degree:g} to 0.01.", "temperature")
            flat["temperature"] = 0.01
        totals, bans = biases_of(said)
        written = {t: min(max(a, -STRONGEST), STRONGEST) for t, a in totals.items()}
        if written != totals:
            report.lose("vLLM bounds every bias to −100 and 100.", "logit_bias")
        if bans:
            text = "vLLM has no ban by id: banned tokens get a bias of −100."
            report.lose(text, "logit_bias", "suppress_tokens", "bad_words_ids")
        written |= dict.fromkeys(bans, -STRONGEST)
        if written:
            flat["logit_bias"] = written
        if said.get("allowed_token_ids"):
            flat["allowed_token_ids"] = list(said["allowed_token_ids"])
        lose_runs(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        words = [f"{name}={value!r}" for name, value in flat.items() if is_word(name)]
        return f"SamplingParams({', '.join(words)})\n"


def _is_claude(sheet: Sheet) -> bool:
    return str(sheet.value.get("model", "")).startswith("claude")

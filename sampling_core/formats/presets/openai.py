"""The body of a request to OpenAI's chat or completions API."""

from typing import Any, ClassVar

from sampling_core.formats.presets.biases import bounded_object, lose_biases, read_object
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.models import refusals
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import OPENAI
from sampling_core.formats.presets.sheet import Sheet

NOT_OURS = ("options", "temp", "stop_sequences", "chat_completion_source", "rep_pen", "inputs",
            "n_predict", "repeat_penalty")  # fmt: skip
STRANGERS = ("top_k", "min_p", "repetition_penalty", "typical_p", "top_a")


class OpenAI(Format):
    """Temperature 0 to 2, top-p, two penalties on the output; no top-k."""

    name = "openai"
    title = "OpenAI"
    semantics = OPENAI
    blank: ClassVar[dict[str, Any]] = {
        "model": "gpt-4o-mini",
        "messages": [{"role": "user", "content": "Hi"}],
    }
    stands_in = ("“model” and “messages” are needed: gpt-4o-mini and Hi stand in.",)
    extras = Extras(("seed",), ("max_completion_tokens", "max_tokens"), ("stop",), ("n",), 4)
    keys = (
        Key("temperature", "temperature", low=0.0, high=2.0),
        Key("top_p", "top_p", low=0.0, high=1.0),
        Key("presence_penalty", "presence_penalty", low=-2.0, high=2.0),
        Key("frequency_penalty", "frequency_penalty", low=-2.0, high=2.0),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or sheet.has(*NOT_OURS):
            return 0
        if str(sheet.value.get("model", "")).startswith("claude") if sheet.has("model") else False:
            return 0
        if sheet.has(*STRANGERS):
            return 1 if sheet.has("messages") else 0
        if sheet.has("messages", "max_completion_tokens", "top_logprobs"):
            return 3
        return 2 if sheet.has("model", "presence_penalty", "frequency_penalty") else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        if flat.get("logit_bias"):
            read_object(flat["logit_bias"], draft)
        for name in STRANGERS:
            if name in flat:
                text = f"OpenAI has no “{name}”; its own servers refuse it."
                draft.find("warning", "unknown", name, text)
        for text in refusals("openai", str(flat.get("model", "")), flat):
            draft.find("warning", "model", "model", text)
        return {"logit_bias"}

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        biases = bounded_object(said, report)
        if biases:
            flat["logit_bias"] = biases
        lose_biases(said, report, "allowed_token_ids")
        if preset.format == self.name:
            for text in refusals("openai", str(preset.rest.get("model", "")), flat):
                report.lose(text)

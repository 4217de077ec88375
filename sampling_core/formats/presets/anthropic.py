"""The body of a request to Anthropic's Messages API."""

from typing import Any, ClassVar

from sampling_core.errors import shown
from sampling_core.formats.presets.biases import lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.keys import Key
from sampling_core.formats.presets.models import refusals
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import ANTHROPIC
from sampling_core.formats.presets.sheet import Sheet

TOGETHER = "Anthropic’s models since Opus 4.1 refuse temperature and top_p together"


class Anthropic(Format):
    """Temperature 0 to 1, top-k, top-p; no penalties, no seed."""

    name = "anthropic"
    title = "Anthropic"
    semantics = ANTHROPIC
    blank: ClassVar[dict[str, Any]] = {
        "model": "claude-sonnet-4-5",
        "messages": [{"role": "user", "content": "Hi"}],
    }
    stands_in = ("“model” and “messages” are needed: claude-sonnet-4-5 and Hi stand in.",)
    extras = Extras(max_tokens=("max_tokens",), stop=("stop_sequences",))
    keys = (
        Key("temperature", "temperature", low=0.0, high=1.0),
        Key("top_k", "top_k"),
        Key("top_p", "top_p", low=0.0, high=1.0),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or sheet.has("prompt", "temp", "options", "n_predict"):
            return 0
        if sheet.has("model") and str(sheet.value["model"]).startswith("claude"):
            return 3
        return 3 if sheet.has("stop_sequences") or sheet.has("anthropic_version") else 0

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        for text in refusals("anthropic", str(flat.get("model", "")), flat):
            draft.find("warning", "model", "model", text)
        if {"temperature", "top_p"} <= draft.parameters.keys():
            text = f"{TOGETHER}; older ones advise to change only one of them."
            draft.find("warning", "double", "top_p", text)
        return set()

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if "temperature" in flat and "top_p" in flat:
            text = f"{TOGETHER}: top_p {shown(flat.pop('top_p'))} is left out."
            report.lose(text, "top_p")
        if "max_tokens" not in flat:
            flat["max_tokens"] = 1024  # the service demands one
            report.lose("Anthropic demands max_tokens: 1024 is written.")
        lose_biases(said, report)
        if preset.format == self.name:
            for text in refusals("anthropic", str(preset.rest.get("model", "")), flat):
                report.lose(text)

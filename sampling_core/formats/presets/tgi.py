"""The body of a request to Text Generation Inference, or its ``parameters`` alone."""

from typing import Any, ClassVar

from sampling_core.errors import shown
from sampling_core.formats.presets.biases import lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format, as_json
from sampling_core.formats.presets.keys import Key, number_of
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import TGI
from sampling_core.formats.presets.sheet import Sheet

SURE = ("decoder_input_details", "top_n_tokens", "adapter_id", "return_full_text", "best_of")
CUTS = ("temperature", "top_k", "top_p", "typical_p")  # any of them switches sampling on
CHAT_SHIFT = 2.0  # the chat route takes presence_penalty + 2 as the repetition penalty


class Tgi(Format):
    """Temperature, top-k, top-p, typical-p; what is off is left out, 1 is refused."""

    name = "tgi"
    title = "TGI"
    semantics = TGI
    blank: ClassVar[dict[str, Any]] = {"inputs": "Hi"}
    stands_in = ("“inputs” needs a text: Hi stands in.",)
    greedy: ClassVar[dict[str, Any]] = {"do_sample": False}
    greedy_ignores = True
    extras = Extras(("seed",), ("max_new_tokens",), ("stop",), (), 4)
    keys = (
        Key("temperature", "temperature", above=0.0),
        Key("top_k", "top_k", low=1, refuses_off=True),
        Key("top_p", "top_p", above=0.0, below=1.0, refuses_off=True),
        Key("typical_p", "typical_p", above=0.0, below=1.0, refuses_off=True),
        Key("repetition_penalty", "repetition_penalty", above=0.0),
    )

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or not isinstance(sheet.value, dict):
            return 0
        if isinstance(sheet.value.get("parameters"), dict):
            return 3
        return 3 if sheet.has(*SURE) and not sheet.has("transformers_version") else 0

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        flat, _ = super().unwrap(sheet)
        inner = flat.get("parameters")
        if not isinstance(inner, dict):
            return flat, {}
        return dict(inner), {name: value for name, value in flat.items() if name != "parameters"}

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        for name in ("top_p", "typical_p", "top_k"):
            off = 0 if name == "top_k" else 1
            if flat.get(name) == off:
                text = f"TGI refuses “{name}” {off}: to switch it off, leave it out."
                draft.find("error", "off value", name, text)
        if number_of(flat.get("frequency_penalty")):
            draft.warnings.append(
                "TGI divides frequency_penalty by the length of the text: the lab leaves it out."
            )
        self._read_chat(flat, draft)
        if draft.parameters.get("temperature") == 0.0:
            draft.parameters.pop("temperature")
        if flat.get("do_sample") is not True and not any(name in draft.parameters for name in CUTS):
            draft.pick = "greedy"
        return {"do_sample"}

    def _read_chat(self, flat: Flat, draft: Draft) -> None:
        shift = number_of(flat.get("presence_penalty"))
        if "messages" in flat and shift is not None and -CHAT_SHIFT < shift < 1e6:
            draft.parameters["repetition_penalty"] = shift + CHAT_SHIFT
            text = (
                f"TGI’s chat route takes presence_penalty {shift:g} as a repetition penalty of "
                f"{shift + CHAT_SHIFT:g}."
            )
            draft.find("warning", "double", "presence_penalty", text)

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        if said.get("frequency_penalty"):
            amount = shown(said["frequency_penalty"])
            report.losses = [text for text in report.losses if "frequency_penalty" not in text]
            report.lose(
                f"TGI divides the frequency penalty by the length of the text: {amount} would "
                "mean something else, so it is left out.",
                "frequency_penalty",
            )
        if not preset.is_greedy:
            flat["do_sample"] = True
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        return as_json({**envelope, "parameters": flat})

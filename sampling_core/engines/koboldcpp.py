"""KoboldCpp at 062b30f (2026): the API's defaults with the sampler order [6, 0, 1, 3, 4, 2, 5].

This profile rests on reading KoboldCpp's source, not on answers of the running engine.
"""

from collections.abc import Sequence
from typing import ClassVar

from sampling_core.engine import Parameters
from sampling_core.engines.llama_cpp import LlamaCpp
from sampling_core.words import Said

WITH_MIROSTAT = ("logit_bias", "dry", "penalties", "temperature", "smoothing", "mirostat")
XTC_THRESHOLD = 0.2  # when only how often is given


class KoboldCpp(LlamaCpp):
    """Cuts first, then temperature, then top-n-sigma; penalties look back 320 tokens."""

    name = "koboldcpp"
    title = "KoboldCpp"
    version = "062b30f"
    order = (
        "logit_bias", "dry", "penalties", "top_k", "top_a", "tfs", "typical_p", "top_p", "min_p",
        "temperature", "smoothing", "top_n_sigma", "xtc", "mirostat", "adaptive_p",
    )  # fmt: skip
    silent = {"temperature": 0.75, "top_k": 100, "top_p": 0.92}
    rules = {"temperature": {"counted": "masked too"}, "typical_p": {"ties": "cut"}}
    fixes: ClassVar[Sequence[str]] = (
        "Temperature comes after the cuts, top-n-sigma and XTC after temperature.",
        "Top-k keeps exactly k tokens.",
        "Penalties see the prompt and the output, the last 320 tokens of them; the slope is 1.",
        "Top-k 100, top-p 0.92 and temperature 0.75 when nothing is given.",
        "Mirostat switches off every cut.",
        "Not shown: before its cuts it drops all but the 3,000 likeliest tokens.",
    )
    default_window = 320

    def parameters(self) -> tuple[str, ...]:
        missing = {"frequency_penalty", "min_keep"}
        return tuple(name for name in super().parameters() if name not in missing)

    def _with_defaults(self, given: Parameters, notes: list[str]) -> Parameters:
        if "xtc_probability" in given and "xtc_threshold" not in given:
            notes.append(self.default("xtc_threshold", XTC_THRESHOLD))
            given = given | {"xtc_threshold": XTC_THRESHOLD}
        return super()._with_defaults(given, notes)

    def run_order(
        self, given: Parameters, order: tuple[str, ...] | None, notes: list[str]
    ) -> tuple[str, ...]:
        if given.get("mirostat", 0):
            notes.append(Said("{name} switches off every cut", name="mirostat"))
            return WITH_MIROSTAT
        return super().run_order(given, order, notes)

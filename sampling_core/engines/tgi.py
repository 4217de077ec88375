"""Text Generation Inference at db931fc: its batched samplers and the checks of its router.

This profile rests on reading TGI's source, not on answers of the running engine.
"""

from sampling_core.engine import Engine, Parameters
from sampling_core.words import Said

# Parameters that TGI has, but computes by a formula of its own.
OWN_FORMULA = Said("it is divided by the length of the text, which this profile does not compute")


class Tgi(Engine):
    """Temperature first, then top-k, top-p and typical-p; there is no min-p."""

    name = "tgi"
    title = "TGI"
    version = "db931fc"
    order = ("penalties", "temperature", "top_k", "top_p", "typical_p")
    silent = {"temperature": 1.0}
    rules = {"top_k": {"ties": "keep"}}
    fixes = (
        "Temperature comes before every cut.",
        "Top-k keeps all tokens as likely as the k-th.",
        "The repetition penalty sees the prompt and the output.",
        "There is no min-p, and no presence penalty.",
        "Top-p and typical-p of exactly 1 are refused: to switch them off, leave them out.",
        "Not shown: its frequency penalty, which is divided by the length of the text.",
    )

    def parameters(self) -> tuple[str, ...]:
        missing = {
            "presence_penalty", "frequency_penalty", "penalty_last_n", "min_keep",
            "dynatemp_range", "dynatemp_exponent",
        }  # fmt: skip
        return tuple(name for name in super().parameters() if name not in missing)

    def _supported(self, given: Parameters, leave_out: bool, notes: list[str]) -> Parameters:
        if "frequency_penalty" in given:
            if not leave_out:
                self.refuse(given, "frequency_penalty", OWN_FORMULA)
            notes.append(
                Said(
                    "{name} is left out: in {engine} it is divided by the length of the text, "
                    "which this profile does not compute",
                    name="frequency_penalty", engine=self.title,
                )
            )  # fmt: skip
            given = {name: value for name, value in given.items() if name != "frequency_penalty"}
        return super()._supported(given, leave_out, notes)

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        for name in ("temperature", "repetition_penalty"):
            if name in given and not given[name] > 0.0:
                self.refuse(given, name, Said("it must be above 0"))
        if "top_k" in given and (not isinstance(given["top_k"], int) or given["top_k"] < 1):
            self.refuse(given, "top_k", Said("it must be a whole number above 0"))
        for name in ("top_p", "typical_p"):
            if name in given and not 0.0 < given[name] < 1.0:
                self.refuse(given, name, Said("it must be above 0 and below 1"))
        return given

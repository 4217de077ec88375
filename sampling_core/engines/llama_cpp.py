"""llama.cpp at 0c1e570 (vendored in llama-cpp-python 0.3.36): its C API and common chain."""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from sampling_core.engine import Engine, Parameters

# parameter → the value that llama.cpp treats everything at or below it as
FLOORS = {
    "temperature": 0.0, "dynatemp_range": 0.0, "top_k": 0, "top_p": 0.0, "min_p": 0.0,
    "typical_p": 0.0, "top_n_sigma": 0.0, "xtc_probability": 0.0, "min_keep": 0,
}  # fmt: skip
WINDOWS = ("penalty_last_n", "dry_penalty_last_n")
LAST = ("mirostat", "adaptive_p")
WITH_MIROSTAT = ("logit_bias", "temperature", "mirostat")


class LlamaCpp(Engine):
    """Cuts first, temperature last; penalties look back 64 tokens, the prompt included."""

    name = "llama.cpp"
    title = "llama.cpp"
    version = "0c1e570"
    order = (
        "logit_bias", "penalties", "dry", "top_n_sigma", "top_k", "typical_p", "top_p", "min_p",
        "xtc", "temperature", "mirostat", "adaptive_p",
    )  # fmt: skip
    silent = {"top_k": 40, "top_p": 0.95, "min_p": 0.05, "temperature": 0.8}
    rules = {
        "logit_bias": {"leaves": "masked"},
        "temperature": {"counted": "masked too", "overflow": "refuse"},
        "top_n_sigma": {"leaves": "masked"},
        "typical_p": {"ties": "cut", "impossible": "spoil"},
    }
    fixes: ClassVar[Sequence[str]] = (
        "Temperature comes after every cut.",
        "Top-k keeps exactly k tokens.",
        "All penalties see the prompt and the output, the last 64 tokens of them.",
        "Top-k 40, top-p 0.95, min-p 0.05 and temperature 0.8 when nothing is given.",
        "Mirostat switches off every cut and every penalty.",
    )
    default_window = 64

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        if "repetition_penalty" in given and not given["repetition_penalty"] > 0.0:
            self.refuse(given, "repetition_penalty", "it must be above 0")
        given = centred(given)
        checked = {name: self._floored(name, value, notes) for name, value in given.items()}
        for name in ("top_p", "typical_p"):  # 0.99999999 is 1 in float32, and so off
            if name in checked and np.float32(checked[name]) >= 1.0:
                checked[name] = 1.0
        if checked.get("xtc_threshold", 0.0) > 1.0:
            checked["xtc_threshold"] = 1.0
        return self._windowed(checked, notes)

    def _floored(self, name: str, value: Any, notes: list[str]) -> Any:
        floor = FLOORS.get(name)
        if floor is None or not isinstance(value, int | float) or value >= floor:
            return value
        notes.append(f"{name} {value:g} counts as {floor:g} in {self.title}".replace("-", "−"))
        return floor

    def _windowed(self, given: Parameters, notes: list[str]) -> Parameters:
        """Give both windows their meaning: 64 unless said, none at 0 and below."""
        off = []
        for name, switches in zip(WINDOWS, (PENALTIES, ("dry_multiplier",)), strict=True):
            window = given.get(name, self.default_window)
            if not isinstance(window, int):
                self.refuse(given, name, "it must be a whole number")
            if window <= 0:
                if name in given:
                    notes.append(f"{name} {window:g} switches the sampler off".replace("-", "−"))
                off += [name, *switches]
            elif any(switch in given for switch in switches):
                given = given | {name: window}
        return {name: value for name, value in given.items() if name not in off}

    def run_order(
        self, given: Parameters, order: tuple[str, ...] | None, notes: list[str]
    ) -> tuple[str, ...]:
        if given.get("mirostat", 0) in (1, 2):
            notes.append("mirostat switches off every cut and every penalty")
            return WITH_MIROSTAT
        listed = order or self.order
        return (*(name for name in listed if name not in LAST), "adaptive_p")


def centred(given: Parameters) -> Parameters:
    """Return a dynamic range below a temperature of 0 as the part of it that is used.

    llama.cpp takes max(0, T − δ) to T + δ, which the centre and half the length say as well.
    """
    degree, spread = given.get("temperature", 1.0), given.get("dynatemp_range", 0.0)
    if degree >= 0.0 or spread <= 0.0:
        return given
    high = max(0.0, degree + spread)
    return given | {"temperature": high / 2.0, "dynatemp_range": high / 2.0}


PENALTIES = ("repetition_penalty", "presence_penalty", "frequency_penalty")

"""llama.cpp at 0c1e570 (vendored in llama-cpp-python 0.3.36): its C API and common chain."""

import math
from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from sampling_core.engine import Engine, Parameters
from sampling_core.words import Said

# parameter → the bounds that values outside count as
BOUNDS = {
    "temperature": (0.0, math.inf), "dynatemp_range": (0.0, math.inf), "top_k": (0, math.inf),
    "top_p": (0.0, 1.0), "min_p": (0.0, math.inf), "typical_p": (0.0, 1.0),
    "top_n_sigma": (0.0, math.inf), "xtc_probability": (0.0, 1.0), "xtc_threshold": (0.0, 1.0),
    "min_keep": (0, math.inf), "adaptive_decay": (0.0, 0.99), "top_a": (0.0, 1.0),
    "tfs": (0.0, 1.0),
}  # fmt: skip
ROUNDED = ("top_p", "typical_p")
WINDOWS = ("penalty_last_n", "dry_penalty_last_n")
LAST = ("mirostat", "adaptive_p")
WITH_MIROSTAT = ("logit_bias", "temperature", "mirostat")


class LlamaCpp(Engine):
    """Cuts first, temperature last; penalties look back 64 tokens, the prompt included."""

    name = "llama.cpp"
    title = "llama.cpp"
    version = "0c1e570"
    order: ClassVar[tuple[str, ...]] = (
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
            self.refuse(given, "repetition_penalty", Said("it must be above 0"))
        if given.get("mirostat", 0) not in (0, 1, 2):
            self.refuse(given, "mirostat", Said("it must be 0, 1 or 2"))
        given = centred(self._plain_with_mirostat(given, notes))
        checked = {name: self._bounded(name, value, notes) for name, value in given.items()}
        return self._windowed(checked, notes)

    def _plain_with_mirostat(self, given: Parameters, notes: list[str]) -> Parameters:
        """Leave out the dynamic range, which mirostat's temperature does not have."""
        dynamic = [name for name in given if name.startswith("dynatemp")]
        if not given.get("mirostat", 0) or not dynamic:
            return given
        notes.append(Said("{name} switches off the dynamic temperature", name="mirostat"))
        return {name: value for name, value in given.items() if name not in dynamic}

    def _bounded(self, name: str, value: Any, notes: list[str]) -> Any:
        """Return a value within the bounds that llama.cpp keeps to without a word."""
        low, high = BOUNDS.get(name, (-math.inf, math.inf))
        bound = min(max(value, low), high) if name in BOUNDS else value
        if name in ROUNDED and np.float32(bound) == np.float32(high):
            bound = high  # 0.99999999 is 1 in float32, and so off
        if name == "temperature" and np.float32(bound) == 0.0:
            bound = 0.0
        if bound != value:
            given, used = (text.replace("-", "−") for text in (f"{value:.9g}", f"{bound:g}"))
            notes.append(
                Said("{name} {given} counts as {used} in {engine}",
                     name=name, given=given, used=used, engine=self.title)
            )  # fmt: skip
        return bound

    def _windowed(self, given: Parameters, notes: list[str]) -> Parameters:
        """Give both windows their meaning: 64 unless said, none at 0 and below."""
        off = []
        for name, switches in zip(WINDOWS, (PENALTIES, ("dry_multiplier",)), strict=True):
            used = any(switch in given for switch in switches)
            if used and name not in given:
                notes.append(self.default(name, self.default_window))
                given = given | {name: self.default_window}
            if given.get(name, 1) <= 0:
                value = f"{given[name]:g}".replace("-", "−")
                notes.append(
                    Said("{name} {value} switches the sampler off", name=name, value=value)
                )
                off += [name, *switches]
        return {name: value for name, value in given.items() if name not in off}

    def run_order(
        self, given: Parameters, order: tuple[str, ...] | None, notes: list[str]
    ) -> tuple[str, ...]:
        if given.get("mirostat", 0) in (1, 2):
            notes.append(Said("{name} switches off every cut and every penalty", name="mirostat"))
            return WITH_MIROSTAT
        listed = self.order if order is None else order
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

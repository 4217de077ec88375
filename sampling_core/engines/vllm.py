"""vLLM 0.33, the V1 sampler on its PyTorch path."""

from sampling_core.engine import Engine, Parameters
from sampling_core.words import Said

HOTTEST, COLDEST = 2.0, 0.01
GREEDY_OFF = {"top_k": 0, "top_p": 1.0, "min_p": 0.0}  # reset when the temperature is 0
PENALTY_RANGE = 2.0  # either way, for presence and frequency


class Vllm(Engine):
    """Temperature, then min-p before top-k and top-p; presence and frequency see only output."""

    name = "vllm"
    title = "vLLM"
    version = "0.33"
    order = (
        "allowed_token_ids", "bad_words", "logit_bias", "penalties", "temperature", "min_p",
        "top_k", "top_p",
    )  # fmt: skip
    silent = {"temperature": 1.0}
    rules = {
        "top_k": {"ties": "keep"},
        "penalties": {"counted": "output"},
        "bad_words": {"scope": "output"},
    }
    fixes = (
        "Temperature comes before every cut, min-p before top-k and top-p.",
        "Top-k keeps all tokens as likely as the k-th.",
        "Presence and frequency penalties see the output only, repetition the prompt too.",
        "Temperatures above 2 are refused, those under 0.01 raised to 0.01.",
    )

    def parameters(self) -> tuple[str, ...]:
        missing = {"penalty_last_n", "min_keep", "dynatemp_range", "dynatemp_exponent"}
        return tuple(name for name in super().parameters() if name not in missing)

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        self._check_ranges(given)
        degree = given.get("temperature", 1.0)
        if 0.0 < degree < COLDEST:
            notes.append(
                Said("{name} {value:g} is raised to {least:g}",
                     name="temperature", value=degree, least=COLDEST)
            )  # fmt: skip
            given = given | {"temperature": COLDEST}
        if degree == 0.0:
            reset = [name for name, off in GREEDY_OFF.items() if given.get(name, off) != off]
            notes += [Said("{name} is reset to off at temperature 0", name=name) for name in reset]
            given = {name: value for name, value in given.items() if name not in reset}
        if given.get("top_k") == -1:
            given = given | {"top_k": 0}
        return given

    def _check_ranges(self, given: Parameters) -> None:
        ranges = {
            "temperature": (0.0, HOTTEST), "min_p": (0.0, 1.0), "top_k": (-1, 2**31 - 1),
            "presence_penalty": (-PENALTY_RANGE, PENALTY_RANGE),
            "frequency_penalty": (-PENALTY_RANGE, PENALTY_RANGE),
        }  # fmt: skip
        for name, (low, high) in ranges.items():
            if name in given and not low <= given[name] <= high:
                bounds = (f"{bound:g}".replace("-", "−") for bound in (low, high))
                between = dict(zip(("low", "high"), bounds, strict=True))
                self.refuse(given, name, Said("it must be from {low} to {high}", **between))
        if "allowed_token_ids" in given and not given["allowed_token_ids"]:
            self.refuse(given, "allowed_token_ids", Said("it must not be empty"))
        if "top_p" in given and not 0.0 < given["top_p"] <= 1.0:
            self.refuse(given, "top_p", Said("it must be above 0 and at most 1"))
        if "repetition_penalty" in given and not given["repetition_penalty"] > 0.0:
            self.refuse(given, "repetition_penalty", Said("it must be above 0"))
        if "top_k" in given and not isinstance(given["top_k"], int):
            self.refuse(given, "top_k", Said("it must be a whole number"))

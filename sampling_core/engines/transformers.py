"""Hugging Face transformers 5.23, ``generate(do_sample=True)``."""

import numpy as np

from sampling_core.engine import Engine, Parameters
from sampling_core.words import Said

FLOATS = ("temperature", "repetition_penalty")  # a whole number such as 2 is refused
WHOLE = ("top_k", "no_repeat_ngram_size")
NOT_EMPTY = ("bad_words_ids", "sequence_bias")
OPEN_INTERVALS = ("epsilon_cutoff", "eta_cutoff")  # not built unless strictly between 0 and 1


class Transformers(Engine):
    """Temperature first; keeps ties at top-k; top-k 50 when nothing is said."""

    name = "transformers"
    title = "transformers"
    version = "5.23"
    order = (
        "sequence_bias", "penalties", "no_repeat_ngram", "bad_words", "suppress_tokens",
        "temperature", "top_h", "top_k", "top_p", "min_p", "typical_p", "epsilon_cutoff",
        "eta_cutoff",
    )  # fmt: skip
    silent = {"temperature": 1.0, "top_k": 50}
    rules = {
        "temperature": {"overflow": "refuse"},
        "top_k": {"ties": "keep"},
    }
    fixes = (
        "Temperature comes before every cut.",
        "Top-k keeps all tokens as likely as the k-th.",
        "The repetition penalty sees the prompt and the output; there is no presence or frequency.",
        "Top-k is 50 when nothing is given.",
        "Temperature 0 and whole numbers such as 2 instead of 2.0 are refused.",
    )

    def parameters(self) -> tuple[str, ...]:
        missing = {
            "presence_penalty", "frequency_penalty", "penalty_last_n", "dynatemp_range",
            "dynatemp_exponent",
        }  # fmt: skip
        return tuple(name for name in super().parameters() if name not in missing)

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        self._check_kinds(given)
        self._check_shares(given)
        if given.get("top_k", 0) and given.get("min_keep", 1) > given["top_k"]:
            notes.append(
                Said("{name} is raised to {other} {value}",
                     name="top_k", other="min_keep", value=given["min_keep"])
            )  # fmt: skip
            given = given | {"top_k": given["min_keep"]}
        return self._built(given, notes)

    def _check_kinds(self, given: Parameters) -> None:
        """Refuse whole numbers for floats, floats for whole numbers, and empty lists."""
        for name in FLOATS:
            value = given.get(name, 1)
            if value != 1 and (isinstance(value, int) or not value > 0.0):
                self.refuse(given, name, Said("it must be a float above 0"))
        if np.float32(given.get("temperature", 1.0)) == 0.0:
            self.refuse(given, "temperature", Said("it is 0 in float32"))
        for name in set(WHOLE) & set(given):
            if not isinstance(given[name], int):
                self.refuse(given, name, Said("it must be a whole number"))
        if given.get("top_k", 0) < 0:
            self.refuse(given, "top_k", Said("it must be a whole number above 0, or 0 for off"))

    def _check_shares(self, given: Parameters) -> None:
        for name in NOT_EMPTY:
            if given.get(name, True) in ([], (), {}):
                self.refuse(given, name, Said("it must not be empty"))
        if "top_p" in given and given["top_p"] < 0.0:
            self.refuse(given, "top_p", Said("it must be from 0 to 1"))
        if "min_p" in given and not 0.0 <= given["min_p"] <= 1.0:
            self.refuse(given, "min_p", Said("it must be from 0 to 1"))
        if "typical_p" in given and given["typical_p"] <= 0.0:
            self.refuse(given, "typical_p", Said("it must be above 0"))
        if "top_h" in given and not 0.0 < given["top_h"] <= 1.0:
            self.refuse(given, "top_h", Said("it must be above 0 and at most 1"))

    def _built(self, given: Parameters, notes: list[str]) -> Parameters:
        """Leave out what ``generate`` ignores without a word."""
        ignored = [name for name in ("top_p", "typical_p") if given.get(name, 0.0) > 1.0]
        cutoffs = [name for name in OPEN_INTERVALS if name in given]
        ignored += [name for name in cutoffs if not 0.0 < given[name] < 1.0]
        if given.get("no_repeat_ngram_size", 0) < 0:
            ignored.append("no_repeat_ngram_size")
        notes += [
            Said("{name} {value:g} is ignored by {engine}",
                 name=name, value=given[name], engine=self.title)
            for name in ignored
        ]  # fmt: skip
        return {name: value for name, value in given.items() if name not in ignored}

"""mlx-lm at d78bf58: ``make_sampler`` and ``make_logits_processors``.

This profile rests on reading mlx-lm's source, not on answers of the running engine.
"""

from sampling_core.engine import Engine, Parameters
from sampling_core.words import Said

WINDOW = 20  # tokens
PENALTIES = ("repetition_penalty", "presence_penalty", "frequency_penalty")


class MlxLm(Engine):
    """Cuts first, top-k last of them, then temperature; without a temperature it is greedy."""

    name = "mlx-lm"
    title = "mlx-lm"
    version = "d78bf58"
    order = ("logit_bias", "penalties", "top_p", "min_p", "xtc", "top_k", "temperature")
    silent = {"temperature": 0.0}
    rules = {"penalties": {"scope": "output", "counted": "output"}}
    fixes = (
        "Temperature comes after every cut, top-k after the other cuts.",
        "Top-k keeps exactly k tokens.",
        "Top-p 0 means off, as 1 does.",
        "Temperature 0, always the likeliest token, when nothing is given.",
        "Penalties see the last 20 tokens of the output; not shown: the last prompt token too.",
    )

    def parameters(self) -> tuple[str, ...]:
        missing = {"min_keep", "dynatemp_range", "dynatemp_exponent"}
        return tuple(name for name in super().parameters() if name not in missing)

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        self._check_ranges(given)
        off = [name for name in ("top_p", "repetition_penalty") if given.get(name) == 0]
        off += [name for name in ("top_p",) if not 0.0 <= given.get(name, 0.0) <= 1.0]
        notes += [
            Said("{name} {value:g} means off in {engine}",
                 name=name, value=given[name], engine=self.title)
            for name in off
        ]  # fmt: skip
        given = {name: value for name, value in given.items() if name not in off}
        used = any(name in given for name in PENALTIES)
        if used and "penalty_last_n" not in given:
            notes.append(self.default("penalty_last_n", WINDOW))
            given = given | {"penalty_last_n": WINDOW}
        if given.get("top_k", 0) < 0:
            given = given | {"top_k": 0}
        return given

    def _check_ranges(self, given: Parameters) -> None:
        if "top_k" in given and not isinstance(given["top_k"], int):
            self.refuse(given, "top_k", Said("it must be a whole number"))
        if "min_p" in given and not 0.0 <= given["min_p"] <= 1.0:
            self.refuse(given, "min_p", Said("it must be from 0 to 1"))
        if "repetition_penalty" in given and given["repetition_penalty"] < 0.0:
            self.refuse(given, "repetition_penalty", Said("it must not be negative"))

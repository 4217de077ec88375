"""Prepared series of settings for ``sweep --preset``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sampling_core.commands.options import Request


@dataclass(frozen=True)
class Series:
    """Settings to run one after the other."""

    rows: tuple[Mapping[str, Any], ...]  # parameters by neutral name; “name” is a label
    fixed: Mapping[str, Any] = field(default_factory=dict)  # the same for all
    uses_first: bool = False  # the likeliest token is the text so far, unless there is one

    def on(self, asked: Request) -> Request:
        """Return a request with what is fixed in this series, where it does not say otherwise."""
        asked = replace(asked, parameters={**self.fixed, **asked.parameters})
        if not self.uses_first or asked.prompt_ids or asked.output_ids:
            return asked
        first = int(asked.source.candidates.top(1)[0])
        text = f"The text so far is the likeliest token, {asked.source.token(first)}."
        return replace(asked, output_ids=(first,), remarks=(*asked.remarks, text))


def _over(name: str, *values: float) -> tuple[Mapping[str, Any], ...]:
    return tuple({name: value} for value in values)


def _preset(name: str, temperature: float, top_k: int | None, top_p: float | None) -> Any:
    return {"name": name, "temperature": temperature, "top_k": top_k, "top_p": top_p}


SERIES: Mapping[str, Series] = {
    "temperature": Series(_over("temperature", 0.1, 0.2, 0.5, 1.0, 1.5, 2.0)),
    "top-p": Series(_over("top_p", 0.2, 0.5, 0.8, 0.95, 1.0)),
    "top-k": Series(_over("top_k", 1, 3, 5, 10, 0)),
    "combined": Series((
        _preset("Safety", 0.3, None, None),
        _preset("Balanced", 0.7, None, 0.95),
        _preset("Creative", 1.2, None, 0.9),
        _preset("Diverse", 0.9, 10, 0.95),
        _preset("Broad", 0.8, 40, None),
    )),
    "repetition": Series(
        _over("repetition_penalty", 1.0, 1.1, 1.3, 1.5, 2.0), {"temperature": 0.8}, uses_first=True
    ),
}  # fmt: skip

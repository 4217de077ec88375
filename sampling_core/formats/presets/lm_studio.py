"""A preset of LM Studio: ``*.preset.json``, or a list of its fields."""

from dataclasses import replace
from typing import Any

from sampling_core.errors import ParameterError
from sampling_core.files import Unreadable
from sampling_core.formats.presets.draft import Draft
from sampling_core.formats.presets.extras import Extras
from sampling_core.formats.presets.form import Flat, Format, as_json
from sampling_core.formats.presets.keys import Key, number_of
from sampling_core.formats.presets.preset import Preset, off_value
from sampling_core.formats.presets.semantics import LM_STUDIO
from sampling_core.formats.presets.sheet import Sheet

PREFIX = "llm.prediction."
BARE = (
    "temperature",
    "topKSampling",
    "stopStrings",
    "systemPrompt",
    "seed",
)  # not {checked, value}


class LmStudio(Format):
    """``checked: false`` is off, whatever the value."""

    name = "lm-studio"
    title = "LM Studio"
    suffix = ".preset.json"
    semantics = LM_STUDIO
    extras = Extras(("seed",), ("maxPredictedTokens",), ("stopStrings",))
    keys = (
        Key("temperature", "temperature"),
        Key("topKSampling", "top_k", off=(-1,)),
        Key("topPSampling", "top_p"),
        Key("minPSampling", "min_p"),
        Key("repeatPenalty", "repetition_penalty"),
        Key("llama.presencePenalty", "presence_penalty"),
        Key("llama.frequencyPenalty", "frequency_penalty"),
        Key("llama.xtcProbability", "xtc_probability"),
        Key("llama.xtcThreshold", "xtc_threshold"),
    )

    def recognise(self, sheet: Sheet) -> int:
        return 3 if sheet.kind == "json" and _fields(sheet.value) is not None else 0

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        fields = _fields(sheet.value)
        if fields is None:
            raise Unreadable("A preset of LM Studio has a list “operation” ▸ “fields”.")
        flat: Flat = {}
        for field in fields:
            if isinstance(field, dict) and isinstance(field.get("key"), str):
                flat[field["key"].removeprefix(PREFIX)] = field.get("value")
        outer = sheet.value if isinstance(sheet.value, dict) else {}
        envelope = {name: value for name, value in outer.items() if name != "operation"}
        return flat, envelope

    def read(self, sheet: Sheet) -> tuple[Preset, Draft]:
        flat, envelope = self.unwrap(sheet)
        on = {name: value["value"] for name, value in flat.items() if _is_checked(value)}
        plain = {name: value for name, value in flat.items() if not _is_wrapped(value)}
        off = {n: v for n, v in flat.items() if _is_wrapped(v) and not _is_checked(v)}
        inner = Sheet("json", {"operation": {"fields": [
            {"key": PREFIX + name, "value": value} for name, value in (plain | on).items()
        ]}, **envelope})  # fmt: skip
        preset, draft = super().read(inner)
        for key in self.keys:
            if key.name in off:
                self._rest(key, off[key.name]["value"], draft)
        known = {key.name for key in self.keys} | {*self.extras.max_tokens}
        rest = {**preset.rest, **{n: v for n, v in off.items() if n not in known}}
        wrapped = {n: flat[n] for n in rest}
        return replace(preset, rest=wrapped, resting=draft.resting), draft

    def _rest(self, key: Key, value: Any, draft: Draft) -> None:
        number = number_of(value)
        try:
            neutral = None if number is None else key.neutral(number)
        except ParameterError:
            neutral = None
        if neutral is None:
            return  # off in any case
        draft.resting[key.parameter] = neutral
        if neutral != off_value(key.parameter):
            text = f"“{key.name}” has the value {neutral:g}, but is not checked, so it is off."
            draft.find("note", "dead", key.name, text)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        values = dict(flat)
        for key in self.keys:  # what is not said would be the model's own default
            off = off_value(key.parameter)
            if key.name not in values and off is not None:
                bare = key.name in BARE
                values[key.name] = off if bare else {"checked": False, "value": off}
        fields = [{"key": PREFIX + name, "value": _wrapped(name, v)} for name, v in values.items()]
        name = preset.name or "From Sampling Lab"
        begin = {"identifier": "@local:sampling-lab", "name": name, "changed": False}
        load: Flat = {"load": {"fields": []}}
        return as_json({**begin, **load, **envelope, "operation": {"fields": fields}})


def _fields(value: Any) -> list[Any] | None:
    if isinstance(value, dict):
        operation = value.get("operation")
        value = operation.get("fields") if isinstance(operation, dict) else None
    if not isinstance(value, list):
        return None
    known = [f for f in value if isinstance(f, dict) and str(f.get("key", "")).startswith("llm.")]
    return value if known or not value else None


def _is_wrapped(value: Any) -> bool:
    return isinstance(value, dict) and "checked" in value and "value" in value


def _is_checked(value: Any) -> bool:
    return _is_wrapped(value) and value["checked"] is True


def _wrapped(name: str, value: Any) -> Any:
    if name in BARE or isinstance(value, dict | list | str):
        return value
    return {"checked": True, "value": value}

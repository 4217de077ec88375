"""A Modelfile of Ollama: ``PARAMETER temperature 0.7``."""

import json
from typing import Any

from sampling_core.errors import shown
from sampling_core.files import Unreadable
from sampling_core.formats.presets.biases import lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.form import Flat, Format
from sampling_core.formats.presets.llama_keys import read_windows, write_windows
from sampling_core.formats.presets.ollama_keys import EXTRAS, WINDOW, keys, tell_dead
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import OLLAMA
from sampling_core.formats.presets.sheet import Sheet

START = (("FROM", "llama3.2"),)


class OllamaModelfile(Format):
    """One PARAMETER a line; of a name that comes twice the last counts, ``stop`` adds up."""

    name = "ollama-modelfile"
    title = "Ollama"
    suffix = ".Modelfile"
    semantics = OLLAMA
    stands_in = (f"FROM needs a model: {START[0][1]} stands in.",)
    extras = EXTRAS
    keys = keys(texts=True)

    def recognise(self, sheet: Sheet) -> int:
        return 3 if sheet.kind == "modelfile" else 0

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        if sheet.kind != "modelfile":
            raise Unreadable("A Modelfile is made of instructions such as PARAMETER.")
        flat: Flat = {}
        others: list[tuple[str, str]] = []
        twice: list[tuple[str, str, str]] = []
        for instruction, value in sheet.value:
            if instruction != "PARAMETER":
                others.append((instruction, value))
                continue
            name, _, given = value.partition(" ")
            name, given = name.lower(), _unquoted(given.strip())
            if name == "stop":
                flat.setdefault("stop", []).append(given)
                continue
            if name in flat and flat[name] != given:
                twice.append((name, flat[name], given))
            flat[name] = given
        envelope: Flat = {"lines": others}
        return flat, envelope | ({"twice": twice} if twice else {})

    def read(self, sheet: Sheet) -> tuple[Preset, Draft]:
        preset, draft = super().read(sheet)
        for name, first, last in preset.envelope.get("twice", ()):
            text = f"“{name}” is given as {shown(first)} and as {shown(last)}; the last is used."
            draft.find("warning", "duplicate", name, text)
        return preset, draft

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        given = {n: int(v) for n, v in flat.items() if v in ("0", "-1")}
        read_windows(given, WINDOW, draft)
        tell_dead(flat, draft)
        return set()

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        write_windows(said, flat, WINDOW, report)
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        lines = [f"{name} {value}" for name, value in envelope.get("lines", START)]
        begin = [line for line in lines if line.startswith("FROM")]
        body = [f"PARAMETER {name} {_word(value)}" for name, value in _pairs(flat)]
        return "\n".join([*begin, *body, *(line for line in lines if line not in begin)]) + "\n"


def _pairs(flat: Flat) -> list[tuple[str, Any]]:
    return [
        (name, one)
        for name, value in flat.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def _unquoted(text: str) -> str:
    """Return a text without its quotes; inside them escapes are those of JSON."""
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text[1:-1]


def _word(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)

"""The body of a request to Ollama, or its ``options`` alone."""

from typing import Any, ClassVar

from sampling_core.formats.presets.biases import lose_biases
from sampling_core.formats.presets.draft import Draft, Report
from sampling_core.formats.presets.form import Flat, Format, as_json
from sampling_core.formats.presets.llama_keys import read_windows, write_windows
from sampling_core.formats.presets.ollama_keys import EXTRAS, WINDOW, keys, tell_dead
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.semantics import OLLAMA
from sampling_core.formats.presets.sheet import Sheet


class Ollama(Format):
    """Options with Ollama's own defaults, computed by llama.cpp in its own order."""

    name = "ollama"
    title = "Ollama"
    semantics = OLLAMA
    blank: ClassVar[dict[str, Any]] = {"model": "llama3.2"}
    stands_in = ("“model” needs a name: llama3.2 stands in.",)
    extras = EXTRAS
    keys = keys(texts=False)

    def recognise(self, sheet: Sheet) -> int:
        if sheet.kind != "json" or sheet.has("operation", "sampler_order", "temp"):
            return 0
        if sheet.has("options"):
            return 3 if isinstance(sheet.value["options"], dict) else 0
        return 3 if sheet.has("num_predict", "num_ctx", "num_keep") else 0

    def unwrap(self, sheet: Sheet) -> tuple[Flat, Flat]:
        flat, _ = super().unwrap(sheet)
        options = flat.get("options")
        if not isinstance(options, dict):
            return flat, {}
        return dict(options), {name: value for name, value in flat.items() if name != "options"}

    def special(self, flat: Flat, draft: Draft) -> set[str]:
        read_windows(flat, WINDOW, draft)
        tell_dead(flat, draft)
        return set()

    def also(self, preset: Preset, said: Flat, flat: Flat, report: Report) -> None:
        write_windows(said, flat, WINDOW, report)
        lose_biases(said, report)

    def render(self, flat: Flat, envelope: Flat, preset: Preset) -> str:
        return as_json({**envelope, "options": flat})

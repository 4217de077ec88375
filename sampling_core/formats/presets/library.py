"""The presets that come with the lab: a baseline, the use cases, and five that are compared."""

from functools import cache
from importlib.resources import files

from sampling_core.formats.presets.lab import LabFormat
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.sheet import sheet_of


@cache
def built_in() -> tuple[Preset, ...]:
    """Return the built-in presets; ``rest`` holds the group and the note of each."""
    text = files("resources").joinpath("presets", "built-in.json").read_text("utf-8")
    return LabFormat().read_all(sheet_of(text))[0]

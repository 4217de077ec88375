"""What programs call a parameter, from the tables by which their files are read and written."""

from sampling_core.engines import ENGINES
from sampling_core.formats.presets import FORMATS
from sampling_core.words import say


def other_names(parameter: str) -> dict[str, list[str]]:
    """Return the names of a parameter elsewhere, each with the programs that use it."""
    found: dict[str, list[str]] = {}
    for format_ in FORMATS:
        for key in format_.keys:
            if key.parameter == parameter:
                programs = found.setdefault(key.name, [])
                if format_.title not in programs:
                    programs.append(format_.title)
    return found


def engines_with(sampler: str) -> list[str]:
    """Return the engines in whose chains a sampler stands."""
    return [say(engine.title) for engine in ENGINES if sampler in engine.order]

"""Settings with a name: the baseline, and what each use case recommends."""

from dataclasses import dataclass

from sampling_core.cases import CASES
from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.history import Record

BASELINE = "Baseline"


@dataclass(frozen=True)
class Preset:
    """A chain with a name."""

    name: str
    group: str
    chain: Chain

    @property
    def settings(self) -> str:
        return self.chain.settings()


def _built_in() -> tuple[Preset, ...]:
    baseline = engine("lab").chain(defaults="off", temperature=0.7)
    cases = [case for case in CASES if case.group == CASES[0].group]
    return (
        Preset(BASELINE, "Baseline", baseline),
        *(Preset(case.name, case.group, case.chain) for case in cases),
    )


PRESETS: tuple[Preset, ...] = _built_in()


def preset_of(chain: Chain) -> Preset | None:
    """Return the preset that a chain follows: the same samplers at work in the same order."""
    return next((preset for preset in PRESETS if _at_work(preset.chain) == _at_work(chain)), None)


def words_of(record: Record) -> str:
    """Return the settings of a record, with “baseline” where they are that."""
    same = record.settings == PRESETS[0].settings
    return f"{record.settings}  baseline" if same else record.settings


def _at_work(chain: Chain) -> tuple[object, ...]:
    return chain.engine, tuple(sampler for sampler in chain if not sampler.is_off)

"""What a reader gathers on the way through a preset, and what it finds."""

from dataclasses import dataclass, field
from typing import Any

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or surprising in a preset."""

    severity: str  # one of ``SEVERITIES``
    rule: str  # such as "hidden default"
    key: str  # as the file calls it
    text: str  # one sentence


@dataclass
class Draft:
    """The parts of a preset while it is read."""

    title: str  # of the tool
    parameters: dict[str, Any] = field(default_factory=dict)
    resting: dict[str, Any] = field(default_factory=dict)
    silent: dict[str, Any] = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    pick: str = "sample"
    seed: int | None = None
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    n: int = 1
    name: str = ""
    breakers: tuple[str, ...] | None = None
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def find(self, severity: str, rule: str, key: str, text: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(severity, rule, key, text))

    def rest_at(self, *parameters: str) -> None:
        """Move parameters that are valued but do not act out of the way."""
        for name in parameters:
            if name in self.parameters:
                self.resting[name] = self.parameters.pop(name)
            self.silent.pop(name, None)


@dataclass
class Report:
    """What a writer could not say; ``covered`` names the samplers and fields it spoke of."""

    title: str
    losses: list[str] = field(default_factory=list)
    differences: set[str] = field(default_factory=set)  # losses that leave nothing out
    stand_ins: list[str] = field(default_factory=list)  # what had to be made up
    covered: set[str] = field(default_factory=set)

    def lose(self, text: str, *parameters: str) -> None:
        """Add a sentence on some parameters, or on none."""
        if text not in self.losses:
            self.losses.append(text)
        self.covered.update(parameters)

    def differ(self, text: str, *parameters: str) -> None:
        """Add a sentence on what is written, but computed in another way."""
        if text not in self.losses:
            self.differences.add(text)
        self.lose(text, *parameters)

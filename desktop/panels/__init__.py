"""The panels, in the order in which keys and menus go through them."""

from desktop.panel import Panel
from desktop.panels.compare import ComparePanel
from desktop.panels.data import DataPanel
from desktop.panels.distribution import DistributionPanel
from desktop.panels.history import HistoryPanel
from desktop.panels.lab import LabPanel
from desktop.panels.parameters import ParametersPanel
from desktop.panels.stages import StagesPanel
from desktop.panels.sweep import SweepPanel

PANELS: tuple[type[Panel], ...] = (
    ParametersPanel, DataPanel, DistributionPanel, StagesPanel, ComparePanel, SweepPanel,
    HistoryPanel, LabPanel,
)  # fmt: skip

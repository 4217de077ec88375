"""The panels, in the order in which keys and menus go through them."""

from desktop.panel import Panel
from desktop.panels.checklist import ChecklistPanel
from desktop.panels.compare import ComparePanel
from desktop.panels.data import DataPanel
from desktop.panels.distribution import DistributionPanel
from desktop.panels.help import HelpPanel
from desktop.panels.history import HistoryPanel
from desktop.panels.lab import LabPanel
from desktop.panels.lab_editor import LabEditorPanel
from desktop.panels.parameters import ParametersPanel
from desktop.panels.stages import StagesPanel
from desktop.panels.sweep import SweepPanel

PANELS: tuple[type[Panel], ...] = (
    ParametersPanel, DataPanel, DistributionPanel, StagesPanel, ComparePanel, SweepPanel,
    LabEditorPanel, HistoryPanel, LabPanel, ChecklistPanel, HelpPanel,
)  # fmt: skip

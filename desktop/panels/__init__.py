"""The panels, in the order in which keys and menus go through them."""

from desktop.panel import Panel
from desktop.panels.distribution import DistributionPanel
from desktop.panels.history import HistoryPanel
from desktop.panels.parameters import ParametersPanel

PANELS: tuple[type[Panel], ...] = (ParametersPanel, DistributionPanel, HistoryPanel)

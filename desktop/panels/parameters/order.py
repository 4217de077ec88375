"""The top of the Parameters panel: whose order and rules the chain follows."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.moves import change_engine
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SMALL
from desktop.widgets.buttons import PushButton, ToolButton
from desktop.widgets.elided_box import ElidedBox
from desktop.widgets.label import Label
from sampling_core.chain import Chain
from sampling_core.engine import Engine
from sampling_core.engines import ENGINES, engine
from sampling_core.model_view.session import Session
from sampling_core.words import say

TIP = Qt.ItemDataRole.ToolTipRole


class OrderRow(QWidget):
    """A list of engines, what the chosen one fixes, and “neutralise”."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        title = Label(look, self.tr("Chain order"), LABEL, MEDIUM, "muted")
        self._engines = ElidedBox()
        self._engines.setObjectName("parameters.engine")
        self._engines.setAccessibleName(self.tr("Chain order"))
        self._engines.setMinimumContentsLength(8)
        for profile in ENGINES:
            self._engines.addItem(_called(profile), profile.name)
            rules = "\n".join(map(say, profile.fixes))
            self._engines.setItemData(self._engines.count() - 1, rules, TIP)
        self._engines.activated.connect(self._choose)
        title.setBuddy(self._engines)
        neutralise = ToolButton(look, "reset", self.tr("Neutralise: switch every stage off"), 17)
        neutralise.setObjectName("parameters.neutralise")
        neutralise.clicked.connect(self._neutralise)
        self._notes = Label(look, "", SMALL, token="muted")
        self._notes.setWordWrap(True)
        self._back = PushButton(look, "", kind="flat", size=SMALL)
        self._back.setObjectName("parameters.back")
        self._back.clicked.connect(lambda: self._choose(self._engines.currentIndex()))
        self._row = QHBoxLayout()
        self._engines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self._engines, 1)
        self._row.addWidget(neutralise)
        self._column = QVBoxLayout(self)
        self._column.addWidget(title)
        self._column.addLayout(self._row)
        self._column.addWidget(self._notes)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self._measure)
        self._measure()

    def show_chain(self, chain: Chain) -> None:
        """Name the engine of a chain, what it did silently, and whether the order is its own."""
        with QSignalBlocker(self._engines):
            self._engines.setCurrentIndex(self._engines.findData(chain.engine))
        profile = engine(chain.engine)
        title = _called(profile)
        custom = self.tr("Custom, from {engine}").format(engine=title)
        shown = custom if chain.is_custom else title
        self._engines.setItemText(self._engines.currentIndex(), shown)
        for place, other in enumerate(ENGINES):
            if other.name != chain.engine:
                self._engines.setItemText(place, _called(other))
        self._engines.setToolTip("\n".join(map(say, (*profile.fixes, *chain.notes))))
        self._notes.setText("\n".join(map(say, chain.notes)))
        self._notes.setVisible(bool(chain.notes))
        self._back.setText(self.tr("Back to {engine}").format(engine=title))
        self._back.setVisible(chain.is_custom)

    def _choose(self, place: int) -> None:
        self.change_engine(ENGINES[place].name)

    def change_engine(self, name: str) -> None:
        """Make the chain that an engine makes of the parameters; raises what it refuses."""
        self.show_chain(self._session.experiment.chain)  # until the engine has taken them
        change_engine(self._session, name)

    def _neutralise(self) -> None:
        self._session.edit(self._session.experiment.neutralised(), self.tr("All stages off"))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(11), px(14), px(8), px(8))
        self._column.setSpacing(px(3))
        self._row.setSpacing(px(4))


def _called(profile: Engine) -> str:
    """Return what the list calls an engine: its title and version."""
    return f"{say(profile.title)} {profile.version}".strip()

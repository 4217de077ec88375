"""The Help panel: pages to read, search, and links into the labs and views."""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.widgets.buttons import ToolButton
from sampling_core.trace import Trace

START = "start"
SEARCH = "search:"  # before the words of a search in the list of visited pages
SOON = 150  # ms: numbers on a page follow a drag not faster than that
MOST_VISITED = 100


class HelpPanel(Panel):
    """Shows one page; links to pages it follows itself, others it asks the window for."""

    name = "help"
    title = QT_TRANSLATE_NOOP("Panel", "Help")
    keys = "Alt+5"
    place = "right"
    opens = False
    waits = True
    least = (288, 120)

    lab_wanted = Signal(str)  # the name of a built-in lab
    view_wanted = Signal(str)  # the name of a panel

    _visited: tuple[str, ...] = (START,)
    _place = 0

    def build(self) -> None:
        from desktop.panels.help.browser import PageBrowser

        self._browser = PageBrowser(self.look)
        self._browser.setObjectName("help.page")
        self._browser.link_chosen.connect(self._follow_link)
        self._back = ToolButton(self.look, "chevron-left", self.tr("Back"), 16)
        self._on = ToolButton(self.look, "chevron-right", self.tr("Forward"), 16)
        self._home = ToolButton(self.look, "help", self.tr("Contents"), 16)
        self._box = QLineEdit()
        self._box.setPlaceholderText(self.tr("Search the help"))
        self._box.setAccessibleName(self.tr("Search the help"))
        self._box.setClearButtonEnabled(True)
        names = ("back", "forward", "contents", "search")
        for part, name in zip((self._back, self._on, self._home, self._box), names, strict=True):
            part.setObjectName(f"help.{name}")
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        self._home.clicked.connect(lambda: self.show_page(START))
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._refresh)
        self._typed = QTimer(self, singleShot=True, interval=SOON)
        self._typed.timeout.connect(self._search)
        self._box.textEdited.connect(lambda _: self._typed.start())
        self._box.returnPressed.connect(self._search)
        self._lay_out()
        self._show()

    def show_trace(self, trace: Trace) -> None:  # noqa: ARG002  (pages ask the session)
        from desktop.panels.help.pages import LIVE

        if self.page.startswith(LIVE):
            if self.session.veil.hides:
                self._refresh()  # at once: nothing hidden may stay on the screen
            else:
                self._soon.start()

    def first_widget(self) -> QWidget:
        return self._browser if self._is_built else self

    @property
    def page(self) -> str:
        """The name of the page that is shown; “search:…” is a list of pages found."""
        return self._visited[self._place]

    def show_page(self, name: str) -> None:
        """Open a page; it is remembered for “Back”."""
        if name != self.page:
            self._visited = (*self._visited[: self._place + 1], name)[-MOST_VISITED:]
            self._place = len(self._visited) - 1
        if self._is_built:
            self._show()

    def search(self, query: str) -> None:
        """Show the pages that have every word of a query."""
        words = query.strip()
        shown = self._visited[:-1] if self.page.startswith(SEARCH) else self._visited
        if not words:
            self._visited, self._place = shown or (START,), max(0, len(shown) - 1)
            self._show()
            return
        if self.page.startswith(SEARCH):  # each letter is not a page of its own
            self._visited, self._place = (*shown, SEARCH + words), len(shown)
            self._show()
        else:
            self.show_page(SEARCH + words)

    # Inside.

    def _search(self) -> None:
        self._typed.stop()
        self.search(self._box.text())

    def _step(self, distance: int) -> None:
        self._place = min(max(0, self._place + distance), len(self._visited) - 1)
        self._show()

    def _follow_link(self, url: QUrl) -> None:
        kind, _, name = url.toString().partition(":")
        wanted = {"lab": self.lab_wanted, "view": self.view_wanted}
        if kind == "page":
            self.show_page(name)
        elif kind in wanted:
            wanted[kind].emit(name)

    def _show(self) -> None:
        """Show the page from its beginning."""
        self._refresh()
        self._browser.verticalScrollBar().setValue(0)
        self._back.setEnabled(self._place > 0)
        self._on.setEnabled(self._place < len(self._visited) - 1)
        if not self.page.startswith(SEARCH):
            self._box.clear()

    def _refresh(self) -> None:
        """Show the page as it is now, where it was scrolled to."""
        if self.page.startswith(SEARCH):
            text = self._found(self.page.removeprefix(SEARCH))
        else:
            from desktop.panels.help.pages import Pages

            text = Pages(self.session).markdown(self.page)
        self._browser.show_markdown(text)

    def _found(self, query: str) -> str:
        from desktop.panels.help.search import find
        from sampling_core.labs.evidence.marked import plain

        hits = find(query, self.session.lab.language)
        if not hits:
            words = self.tr("No page has “{words}”.").format(words=plain(query))
            return f"{words}\n\n[{self.tr('Contents')}](page:{START})"
        lines = [f"**[{plain(hit.title)}](page:{hit.name})**: {plain(hit.excerpt)}" for hit in hits]
        return "\n\n".join(lines)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        for part in (self._back, self._on, self._home):
            self._row.addWidget(part)
        self._row.addWidget(self._box, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self._browser, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def measure(self) -> None:
        px = self.look.theme.px
        self._row.setContentsMargins(px(8), px(8), px(10), px(4))
        self._row.setSpacing(px(3))
        self._column.setContentsMargins(0, 0, 0, px(4))
        self._column.setSpacing(0)
        self._refresh()

"""A page to read: a marked text in the colours and sizes of the theme, with links."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop.marked_page import html_of
from desktop.style import Look
from desktop.theme import BODY, Theme

MARGIN = 12  # px at 100 %
INDENT = 14  # px at 100 %: of lists
HEADINGS = {1: 18, 2: 15, 3: 13}  # px at 100 % by level
WIDE = 99  # per cent of the page: with its border a table must not be wider
LINE = 1.2  # height of a line of text


class PageBrowser(QTextBrowser):
    """Follows no link itself and reads no file: it says which link was chosen."""

    link_chosen = Signal(QUrl)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._markdown = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page of the help"))
        self.anchorClicked.connect(self.link_chosen)
        look.changed.connect(self._dress)
        self._dress()

    def show_markdown(self, text: str) -> None:
        """Show a page, scrolled to where the page before stood."""
        place = self.verticalScrollBar().value()
        self._markdown = text
        write(self.document(), text, self._look.theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # else Qt scrolls to the end
        self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        theme = self._look.theme
        self.setStyleSheet(
            f"QTextBrowser {{ background: {theme.panel}; color: {theme.text}; padding: 0;"
            f" border: 2px solid transparent; border-radius: {theme.px(5)}px; }}"
            f"QTextBrowser:focus {{ border-color: {theme.accent}; }}"
        )
        self.show_markdown(self._markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802  (Qt's)
        return None


def write(document: QTextDocument, text: str, theme: Theme) -> None:
    """Fill a document with a marked text, dressed in a theme."""
    document.setDefaultFont(theme.font(BODY))
    document.setDocumentMargin(theme.px(MARGIN))
    document.setIndentWidth(theme.px(INDENT))
    document.setHtml(html_of(text))
    _dress_blocks(document, theme)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _dress_blocks(document: QTextDocument, theme: Theme) -> None:
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        in_table = cursor.currentTable() is not None
        shape.setLineHeight(LINE * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(theme.px(10 if level > 1 else 0))
        shape.setBottomMargin(theme.px(0 if in_table else 3 if level else 6))
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            words = cursor.charFormat()
            words.setFont(theme.font(HEADINGS.get(level, BODY), theme.font().weight()))
            words.setFontWeight(600)
            cursor.mergeCharFormat(words)
        block = block.next()


def _dress_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setBorderBrush(theme.colour("border"))
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setCellPadding(theme.px(3))
    shape.setCellSpacing(0)
    shape.setBottomMargin(theme.px(8))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, WIDE))
    table.setFormat(shape)

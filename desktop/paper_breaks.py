"""Where a report goes on on the next page: what belongs together stays together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

PICTURE = "\ufffc"  # stands for one in a text
# Shares of the height of a page.
WHOLE = 0.3  # what is no higher is not divided
START = 0.12  # of what is divided, so much stands with its heading
LONELY = 0.08  # a last page with less gets more from the page before


@dataclass(frozen=True)
class Part:
    """A paragraph, a picture or a table, where it stands were the page endless."""

    position: int  # of its first character
    top: float
    bottom: float
    is_table: bool = False
    is_picture: bool = False
    is_heading: bool = False

    def end_of_start(self, height: float) -> float:
        """Return down to where it has to stand with what is above it."""
        is_whole = self.is_picture or self.bottom - self.top <= WHOLE * height
        return self.bottom if is_whole else self.top + START * height


def break_pages(document: QTextDocument, page: QSizeF) -> None:
    """Divide a document into pages: headings, captions and pictures stay with what they are of."""
    height = page.height()
    document.setPageSize(QSizeF(page.width(), -1))
    chains = list(_chains(_parts(document), height))
    document.setPageSize(page)
    for chain in chains:
        need = chain[-1].end_of_start(height) - chain[0].top
        if _room(document, chain[0], height) < need <= height:
            _break_before(document, chain[0])
    _fill_last_page(document, chains, height)


def _parts(document: QTextDocument) -> list[Part]:
    """Return what a document consists of, laid out on one endless page."""
    layout, cursor, block = document.documentLayout(), QTextCursor(document), document.begin()
    found = []
    while block.isValid():
        cursor.setPosition(block.position())
        table = cursor.currentTable()
        if table is not None:
            area, last = layout.frameBoundingRect(table), table.lastPosition()
            found.append(Part(block.position(), area.top(), area.bottom(), is_table=True))
            block = document.findBlock(last).next()
            continue
        if block.text():
            found.append(_paragraph(document, block))
        block = block.next()
    return found


def _paragraph(document: QTextDocument, block: QTextBlock) -> Part:
    area = document.documentLayout().blockBoundingRect(block)
    return Part(
        block.position(), area.top(), area.bottom(), is_picture=PICTURE in block.text(),
        is_heading=bool(block.blockFormat().headingLevel()),
    )  # fmt: skip


def _chains(parts: Sequence[Part], height: float) -> Iterator[list[Part]]:
    """Yield what stays together; pictures in a row do as far as one page has room for them."""
    chain: list[Part] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        chain.append(part)
        if following is None:
            continue
        is_over = part.is_heading or (following.is_table and not part.is_table)
        is_text = not any(each.is_table or each.is_picture for each in chain)
        if following.is_heading and chain[0].is_heading and is_text and not is_over:
            is_over = part.bottom - chain[0].top <= START * height  # a short word between them
        is_row = part.is_picture and following.is_picture
        if is_row:
            is_row = following.bottom - chain[0].top <= height
        if not (is_over or is_row):
            yield chain
            chain = []
    if chain:
        yield chain


def _room(document: QTextDocument, part: Part, height: float) -> float:
    """Return how much of a page is left where a part begins now."""
    block = document.findBlock(part.position)
    top = document.documentLayout().blockBoundingRect(block).top()
    return height - top % height if part.position else height


def _break_before(document: QTextDocument, part: Part) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(part.position)
    form = cursor.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(form)
    document.markContentsDirty(0, document.characterCount())  # else Qt loses and misplaces lines


def _fill_last_page(
    document: QTextDocument, chains: Sequence[Sequence[Part]], height: float
) -> None:  # fmt: skip
    """Move what is before it to a last page on which there would be next to nothing."""
    pages = document.pageCount()
    whole = document.documentLayout().documentSize().height()
    used = whole - (pages - 1) * height
    if pages < 2 or used >= LONELY * height:
        return
    end = chains[-1][-1].bottom
    for chain in reversed(chains):
        first = chain[0]
        if first.position == 0 or first.is_table or end - first.top > height:
            return
        block = document.findBlock(first.position)
        top = document.documentLayout().blockBoundingRect(block).top()
        if top // height < pages - 1:
            _break_before(document, first)
            return

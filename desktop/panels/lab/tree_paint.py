"""A small tree of texts: what is drawn of it, and the routine that paints it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.charts.numbers import token_text
from desktop.theme import MEDIUM, SEMIBOLD, SMALL, Theme
from sampling_core.labs.lab import Tree
from sampling_core.labs.measuring.of_trees import next_tokens

MOST = 14  # leaves that are drawn: a larger tree could not be read
LEVELS = 3
DISC = 3.0  # px at 100 %

Text = tuple[str, ...]


@dataclass(frozen=True)
class Node:
    """A text of the tree with its place: both from 0 to 1 of the room."""

    text: Text
    share: float  # of the last token, after what stands before it
    x: float
    y: float


@dataclass(frozen=True)
class TreePicture:
    """What is drawn, computed beforehand."""

    nodes: tuple[Node, ...]
    greedy: frozenset[Text]
    best: frozenset[Text]
    leaves: int

    @property
    def places(self) -> dict[Text, Node]:
        return {node.text: node for node in self.nodes}


def picture_of(tree: Tree, greedy: Text, best: Text) -> TreePicture | None:
    """Return the picture of a small tree; None where it is too large to be read."""
    levels: list[list[Text]] = [[()]]
    for _ in range(tree.length):
        levels.append([(*text, token) for text in levels[-1] for token in next_tokens(tree, text)])
        if len(levels[-1]) > MOST or len(levels) > LEVELS + 1:
            return None
    leaves = [text for level in levels for text in level if not next_tokens(tree, text)]
    heights = {text: (place + 0.5) / len(leaves) for place, text in enumerate(sorted(leaves))}
    for level in reversed(levels):
        for text in level:
            below = [heights[t] for t in heights if t[:-1] == text and t]
            heights.setdefault(text, sum(below) / len(below) if below else 0.5)
    nodes = tuple(
        Node(
            text,
            next_tokens(tree, text[:-1])[text[-1]] if text else 1.0,
            len(text) / tree.length,
            heights[text],
        )
        for level in levels
        for text in level
    )
    return TreePicture(nodes, _way(greedy), _way(best), len(leaves))


def _way(text: Text) -> frozenset[Text]:
    return frozenset(text[:length] for length in range(len(text) + 1))


def paint_tree(painter: QPainter, area: QRectF, theme: Theme, picture: TreePicture) -> None:
    """Paint ``picture`` into ``area``."""
    right = theme.px(76)
    places = {
        node.text: QPointF(
            area.left() + theme.px(6) + node.x * (area.width() - right - theme.px(6)),
            area.top() + node.y * area.height(),
        )
        for node in picture.nodes
    }
    for node in picture.nodes:
        if node.text:
            _paint_branch(painter, theme, picture, node, places)
    for node in picture.nodes:
        at = places[node.text]
        on_way = node.text in picture.greedy or node.text in picture.best
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text" if on_way else "muted"))
        painter.drawEllipse(at, theme.px(DISC), theme.px(DISC))
        if node.text:
            painter.setPen(theme.colour("text" if on_way else "muted"))
            painter.setFont(theme.font(SMALL, SEMIBOLD if on_way else MEDIUM))
            box, flags = _label_place(node, at, theme)
            painter.drawText(box, int(flags), f"{token_text(node.text[-1])} {node.share:.2g}")


def _label_place(node: Node, at: QPointF, theme: Theme) -> tuple[QRectF, Qt.AlignmentFlag]:
    """Return where the words of a node stand: clear of the lines that meet in it."""
    px = theme.px
    middle = Qt.AlignmentFlag.AlignVCenter
    if node.x >= 1.0:
        return QRectF(at.x() + px(7), at.y() - px(8), px(69), px(16)), middle
    below = node.y > 0.5
    top = at.y() + px(4) if below else at.y() - px(20)
    box = QRectF(at.x() - px(60), top, px(90), px(16))
    return box, Qt.AlignmentFlag.AlignHCenter | middle


def _paint_branch(
    painter: QPainter, theme: Theme, picture: TreePicture, node: Node, places: dict[Text, QPointF]
) -> None:
    start, end = places[node.text[:-1]], places[node.text]
    if node.text in picture.best:
        painter.setPen(QPen(theme.colour("accent"), 3.0 * theme.zoom))
        painter.drawLine(start, end)
    elif node.text not in picture.greedy:
        painter.setPen(QPen(theme.colour("border_strong"), 1.0 * theme.zoom))
        painter.drawLine(start, end)
    if node.text in picture.greedy:
        pen = QPen(theme.colour("sample"), 2.0 * theme.zoom)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(start, end)

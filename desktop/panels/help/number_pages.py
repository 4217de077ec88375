"""“About this number”: how the value of a tile comes about now, step by step."""

from collections.abc import Callable, Mapping
from math import log

from PySide6.QtCore import QCoreApplication

from desktop.charts.numbers import token_text
from sampling_core.draw import Draws
from sampling_core.labs.evidence.marked import plain, table
from sampling_core.measures import BIT, bits
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.stage import Stage
from sampling_core.trace import Trace
from sampling_core.words import say

translate = QCoreApplication.translate
ROWS = 6  # tokens that are written out


def steps(tile: str, trace: Trace, draws: Draws | None) -> str:
    """Return the way to the number of a tile, as Markdown; empty where there is none."""
    return WAYS[tile](trace, draws) if tile in WAYS else ""


def _entropy(trace: Trace, _: Draws | None) -> str:
    result = trace.result
    rows, said = [], 0.0
    for token in result.top(min(ROWS, result.kept)).tolist():
        p = result.probability(token)
        part = -p * log(p) if p > 0.0 else 0.0
        said += part
        rows.append((_token(result, token), f"{p:.4f}", f"{-log(p):.4f}", f"{part:.4f}"))
    more = result.kept - len(rows)
    if more > 0:
        rest = translate("Help", "{count} more tokens").format(count=grouped(more))
        rows.append((rest, "", "", f"{max(0.0, result.entropy - said):.4f}"))
    total = f"**{entropy_text(result.entropy)}**"
    rows.append((translate("Help", "Sum, in nats"), "", "", total))
    header = translate("Help", "Token"), "p", "−ln p", "−p ln p"
    words = translate("Help", "In bits: {nats} ÷ {bit} = {bits}.").format(
        nats=entropy_text(result.entropy), bit=f"{BIT:.4f}", bits=entropy_text(bits(result.entropy))
    )
    return f"{table(header, rows, 3)}\n\n{words}"


def _effective(trace: Trace, _: Draws | None) -> str:
    result = trace.result
    nats, many = entropy_text(result.entropy), f"{result.effective:.2f}"
    power = f"e<sup>{nats}</sup> = 2<sup>{entropy_text(bits(result.entropy))}</sup> = **{many}**"
    words = translate("Help", "The entropy now is {nats} nats.").format(nats=nats)
    return f"{words}\n\n{power}"


def _kept(trace: Trace, _: Draws | None) -> str:
    rows = []
    for stage in trace.stages:
        lost = grouped(stage.lost.tokens) if stage.lost.tokens else "–"
        rows.append((plain(say(stage.title)), grouped(stage.kept), lost))
    header = translate("Help", "Stage"), translate("Help", "Kept"), translate("Help", "Removed")
    return table(header, rows, 2)


def _most_likely(trace: Trace, _: Draws | None) -> str:
    first = int(trace.result.top(1)[0])
    rows = [
        (plain(say(stage.title)), short_percent(stage.probability(first)))
        for stage in trace.stages
    ]  # fmt: skip
    words = translate("Help", "The way of {token} through the stages:")
    header = translate("Help", "Stage"), "p"
    return f"{words.format(token=_token(trace.result, first))}\n\n{table(header, rows, 1)}"


def _sampled(trace: Trace, draws: Draws | None) -> str:
    if draws is None:
        return translate("Help", "Nothing was drawn yet. Press Draw.")
    result, rows, said = trace.result, [], 0.0
    for token in result.top(min(ROWS, result.kept)).tolist():
        share, p = draws.share(token), result.probability(token)
        said += abs(share - p)
        rows.append((_token(result, token), f"{share:.4f}", f"{p:.4f}", f"{abs(share - p):.4f}"))
    if result.kept > len(rows):
        rest = translate("Help", "{count} more tokens").format(
            count=grouped(result.kept - len(rows))
        )
        rows.append((rest, "", "", f"{max(0.0, 2.0 * draws.distance - said):.4f}"))
    rows.append((translate("Help", "Half the sum"), "", "", f"**{draws.distance:.4f}**"))
    share_word = translate("Help", "Share")
    header = translate("Help", "Token"), share_word, "p", f"| {share_word} − p |"
    noise = translate("Help", "Noise of {count} draws: {noise}. That is {times} times as much.")
    noise = noise.format(
        count=grouped(draws.count), noise=f"{draws.noise:.4f}", times=_times(draws)
    )
    words = translate("Help", "Entropy of the shares: {sampled} nats; exact: {exact} nats.")
    words = words.format(sampled=entropy_text(draws.entropy), exact=entropy_text(result.entropy))
    header = (*header[:3], header[3].replace("|", "\\|"))
    return f"{table(header, rows, 3)}\n\n{noise}\n\n{words}"


def _times(draws: Draws) -> str:
    return f"{draws.distance / draws.noise:.1f}" if draws.noise > 0.0 else "0"


def _token(stage: Stage, token: int) -> str:
    return plain(token_text(stage.source.token(token)))


WAYS: Mapping[str, Callable[[Trace, Draws | None], str]] = {
    "entropy": _entropy, "effective": _effective, "kept": _kept, "most_likely": _most_likely,
    "sampled": _sampled,
}  # fmt: skip

"""Edits of the order of the chain, with the words that undo shows for them."""

from PySide6.QtCore import QCoreApplication

from sampling_core.engines import engine
from sampling_core.model_view.session import Session
from sampling_core.words import say

translate = QCoreApplication.translate


def move_stage(session: Session, step: int, distance: int) -> None:
    """Move a stage up (−) or down (+); at the ends nothing happens."""
    place_stage(session, step, step + distance)


def place_stage(session: Session, step: int, to: int) -> None:
    """Put the stage of ``step`` at place ``to`` of the chain."""
    chain = session.experiment.chain
    if not 0 <= to < len(chain) or to == step:
        return
    if to < step:
        words = translate("Chain", "Move {stage} above {other}")
    else:
        words = translate("Chain", "Move {stage} below {other}")
    text = words.format(stage=say(chain[step].title), other=say(chain[to].title))
    session.edit(session.experiment.moved(step, to), text)


def remove_stage(session: Session, step: int) -> None:
    """Take a stage out of the chain."""
    title = say(session.experiment.chain[step].title)
    text = translate("Chain", "Remove {stage}").format(stage=title)
    session.edit(session.experiment.removed(step), text)


def switch_stage(session: Session, step: int) -> None:
    """Switch a stage on or off."""
    sampler = session.experiment.chain[step]
    after = session.experiment.switched(step, not sampler.on)
    off, on = translate("Chain", "Switch {stage} off"), translate("Chain", "Switch {stage} on")
    session.edit(after, (off if sampler.on else on).format(stage=say(sampler.title)))


def change_engine(session: Session, name: str) -> None:
    """Make the chain that an engine makes of the parameters; raises what it refuses."""
    chain, profile = session.experiment.chain, engine(name)
    after = profile.chain(leave_out=True, defaults="off", **chain.parameters())
    if after.engine != chain.engine or chain.is_custom:
        text = translate("Chain", "Chain order {engine}").format(engine=profile.title)
        session.edit(session.experiment.with_chain(after), text)

"""Edits of the order of the chain, with the words that undo shows for them."""

from sampling_core.model_view.session import Session


def move_stage(session: Session, step: int, distance: int) -> None:
    """Move a stage up (−) or down (+); at the ends nothing happens."""
    place_stage(session, step, step + distance)


def place_stage(session: Session, step: int, to: int) -> None:
    """Put the stage of ``step`` at place ``to`` of the chain."""
    chain = session.experiment.chain
    if not 0 <= to < len(chain) or to == step:
        return
    where = "above" if to < step else "below"
    text = f"Move {chain[step].title} {where} {chain[to].title}"
    session.edit(session.experiment.moved(step, to), text)


def remove_stage(session: Session, step: int) -> None:
    """Take a stage out of the chain."""
    title = session.experiment.chain[step].title
    session.edit(session.experiment.removed(step), f"Remove {title}")


def switch_stage(session: Session, step: int) -> None:
    """Switch a stage on or off."""
    sampler = session.experiment.chain[step]
    word = "off" if sampler.on else "on"
    after = session.experiment.switched(step, not sampler.on)
    session.edit(after, f"Switch {sampler.title} {word}")

"""Results hidden as by a lab, without a lab."""


def draw_veil(session):
    """Hide the results of the data that is current."""
    session.veil.draw([session.experiment.source])

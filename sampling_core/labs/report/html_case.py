"""A case of a report as HTML, in the order in which it was worked on."""

from collections.abc import Callable, Collection, Sequence

from sampling_core.labs.report import tags
from sampling_core.labs.report.moments import moment
from sampling_core.labs.report.parts import Answer, Outcome, Predicted, Section
from sampling_core.labs.report.pictures import newest, of_section
from sampling_core.labs.report.texts import entropy, number, percent, token
from sampling_core.words import say

TOP = 5  # tokens in the table


def case_of(section: Section, name: str, sections: Collection[str]) -> str:
    """Return a case; ``name`` begins the ids of its headings and pictures."""
    drawn = of_section(section, name, sections)
    parts: dict[str, Callable[[], str]] = {
        "question": lambda: tags.marked(section.question),
        "predictions": lambda: "".join(_prediction(each) for each in section.predictions),
        "settings": lambda: _figures(say("Settings"), drawn, "rail"),
        "results": lambda: results(section.outcomes),
        "chart": lambda: _figures(say("Chart"), drawn, "band", "bars"),
        "judgement": lambda: _judged(section),
        "explanation": lambda: _explained(section),
    }
    body = "".join(made() for part, made in parts.items() if part in sections)
    head = tags.heading(3, section.title, name)
    return f'<section aria-labelledby="{name}">{head}{body}</section>'


def results(outcomes: Sequence[Outcome]) -> str:
    """Return the table of results, and the likeliest tokens of each."""
    if not outcomes:
        return ""
    header = (
        say("Run"), say("Exact H"), say("Sampled H"), say("Viable"), say("Kept"),
    )  # fmt: skip
    rows = [
        (
            _named(each), entropy(each.entropy),
            "–" if each.sampled is None else say("{nats} nats", nats=number(each.sampled)),
            say("{count} with ≥ {limit}", count=each.viable, limit=f"{100.0 * each.limit:g} %"),
            say("{kept} of {size} tokens", kept=each.kept, size=each.size),
        )
        for each in outcomes
    ]  # fmt: skip
    return (
        tags.heading(4, say("Results"))
        + tags.table(say("Results of the runs"), header, rows)
        + tags.table(say("The five likeliest tokens"), *_likeliest(outcomes))
    )


def _named(outcome: Outcome) -> str:
    """Return what was run: its title and its settings, once where they are the same."""
    if outcome.title == outcome.settings:
        return outcome.settings
    return say("{run}: {settings}", run=outcome.title, settings=outcome.settings)


def _likeliest(outcomes: Sequence[Outcome]) -> tuple[Sequence[str], list[list[str]]]:
    rows = []
    for each in outcomes:
        kept = [bar for bar in each.bars if bar.exact > 0.0]
        best = sorted(kept, key=lambda bar: bar.exact, reverse=True)[:TOP]
        listed = " · ".join(f"{token(bar.token)}\u00a0{percent(bar.exact)}" for bar in best)
        rows.append([each.title, listed or "–"])
    return (say("Run"), say("Likeliest")), rows


def _prediction(predicted: Predicted) -> str:
    words = say(
        "Prediction {attempt}, locked {time}",
        attempt=predicted.attempt, time=moment(predicted.locked),
    )  # fmt: skip
    body = [tags.heading(4, words)]
    if predicted.left:
        words = say("The lab was left at {time} before this prediction was locked.",
                    time=moment(predicted.left))  # fmt: skip
        body.append(tags.paragraph(words))
    if predicted.shown:
        words = say("Results of this data were shown at {time} before this prediction was locked.",
                    time=moment(predicted.shown))  # fmt: skip
        body.append(tags.paragraph(words))
    if predicted.settings:
        body.append(tags.paragraph(say("Settings: {settings}", settings=predicted.settings)))
    if predicted.answers:
        rows = [(each.ask, each.said or "–") for each in predicted.answers]
        body.append(tags.table(say("Predictions"), (say("Asked"), say("Predicted")), rows))
    if predicted.why and not any(each.field == "why" for each in predicted.answers):
        body += [tags.paragraph(say("Why:")), tags.written(predicted.why)]
    return "".join(body)


def _judged(section: Section) -> str:
    """Return each prediction beside what came out, the newest first."""
    last = newest(section)
    tables = [_compared(each, section, last) for each in reversed(section.predictions)]
    if not any(tables):
        return ""
    return tags.heading(4, say("Prediction and result")) + "".join(tables)


def _compared(predicted: Predicted, section: Section, last: Predicted | None) -> str:
    rows = [
        (a.ask, a.said or "–", a.result or "–", verdict(a))
        for a in predicted.answers
        if a.result or a.right is not None
    ]
    if not rows:
        return ""
    words = say("Prediction {attempt} beside its result", attempt=predicted.attempt)
    if predicted is last:
        words = say("The newest prediction beside the result")
    header = say("Asked"), say("Predicted"), say("Result"), say("Comparison")
    summary = section.summary if predicted is last else ""
    return tags.table(words, header, rows) + (tags.paragraph(summary) if summary else "")


def verdict(answer: Answer) -> str:
    """Return whether an answer was right, as a sign and in words."""
    if answer.right is None:
        return answer.words
    sign, word = ("✓", say("right")) if answer.right else ("✕", say("not right"))
    return f"{sign} {answer.words or word}"


def _explained(section: Section) -> str:
    if not section.explanation and not section.ask:
        return ""
    body = tags.heading(4, say("Explanation")) + tags.marked(section.ask)
    if not section.explanation:
        return body + tags.paragraph(say("No explanation was written."), "quiet")
    written = say("Written {time}", time=moment(section.explained))
    when = tags.paragraph(written, "quiet") if section.explained else ""
    return body + when + tags.written(section.explanation)


def _figures(title: str, drawn: dict[str, str], *kinds: str) -> str:
    found = [svg for name, svg in drawn.items() if name.endswith(kinds)]
    if not found:
        return ""
    return tags.heading(4, title) + "".join(f"<figure>{svg}</figure>" for svg in found)

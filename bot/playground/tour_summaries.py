"""The tour's steps of what comes by itself: a sign in the figures, the week's files, and who is reminded."""

from collections.abc import Sequence
from datetime import date

from bot.playground.cast import Player
from bot.playground.history import history
from bot.playground.words import words
from domain.catalogue import Activity, Catalogue, Indicator
from domain.catalogue.parts import WEEK
from messages.wording import LANGUAGES
from playground.page import Done, Step, Words

_MANY, _OF = 40, 60
"""Cases in one report: more than any week of the past had; and people seen."""


def a_sign(catalogue: Catalogue, cast: Sequence[Player], members: Words) -> tuple[Step, ...]:
    """A report that makes the week's early warning; none where the catalogue watches nothing that is told quietly. It
    is from another site than theirs, of which the tour's first report was."""
    watched = _watched(catalogue)
    if watched is None:
        return ()
    activity, indicator = watched
    figures = {
        language: f"{activity.label.text(language)} {_OF} {activity.headline.label.text(language)}, "
        f"{_MANY} {indicator.label.text(language)}"
        for language in LANGUAGES
    }
    line = {one: f"/r {_elsewhere(catalogue, cast, members[one], one)}{figures[one]}" for one in LANGUAGES}
    return (
        Step(
            "sign",
            words("A sign"),
            words(
                "Too many of one thing in one day. *{person}* reports it like any other figure; nothing rings.\n\nVigie"
                " asks whether so high a figure is right, and on Monday it looks at the week.",
                person=members,
            ),
            members,
            type=line,
            sent=True,
            done=(Done("message", person=members, from_bot=True, matches="^(✅|⚠️)"),),
        ),
    )


def of_the_week(catalogue: Catalogue, cast: Sequence[Player], members: Words, coordinators: Words) -> tuple[Step, ...]:
    """What the week was, ready to be sent on, and what of it is missing."""
    warned = r"[\s\S]*🚨[^\n]*(seuil|threshold)" if _watched(catalogue) else ""
    return (
        Step(
            "files",
            words("The week, to send on"),
            words(
                "Asked for once more, or come by itself: a text of one screen, and below it a picture for the meeting,"
                " a spreadsheet, and a situation report that only wants its context.\n\nWhere a figure passed its"
                " threshold, the early warning stands on top, and whoever watches health has it with its curve."
            ),
            coordinators,
            type={"fr": "/resume semaine dernière", "en": "/summary last week"},
            sent=True,
            done=(
                Done("message", person=coordinators, from_bot=True, matches=f"^📊{warned}"),
                Done("message", person=coordinators, from_bot=True, matches="(tableur|spreadsheet)"),
            ),
        ),
        Step(
            "missing",
            words("What is missing"),
            words(
                "Zero, closed and missing are three things. The last seven days at a glance, and how complete and how"
                " punctual they are.\n\nA closed site is said with `/closed`, and is expected no more."
            ),
            coordinators,
            type=words("/missing"),
            sent=True,
            done=(Done("message", person=coordinators, from_bot=True, matches="^📊"),),
        ),
        *(_reminded(members) if _usual_on_a_monday(catalogue, cast, members) else ()),
    )


def _reminded(members: Words) -> tuple[Step, ...]:
    return (
        Step(
            "reminder",
            words("Forgotten?"),
            words(
                "Monday evening, and no report. Move the clock to 19:30: *{person}*, who usually sends it, is reminded"
                " in private, half an hour before and at the hour.\n\nOne tap says that nothing happened. The"
                " coordinator hears of it only where nothing comes.",
                person=members,
            ),
            members,
            done=(Done("clock"), Done("message", person=members, from_bot=True, matches=r"^⏳ .*\d\d:\d\d")),
        ),
    )


def _elsewhere(catalogue: Catalogue, cast: Sequence[Player], name: str, language: str) -> str:
    """A site of theirs that is not their usual one, and a comma; nothing where they have no other."""
    player = next(p for p in cast if p.name == name)
    projects = [grant.project for grant in player.grants if grant.project is not None]
    others = [site for project in projects for site in catalogue.project(project).sites if site.key != player.site]
    return f"{others[0].label.text(language)}, " if others else ""


def _watched(catalogue: Catalogue) -> tuple[Activity, Indicator] | None:
    """What is watched against its own past and rings for nobody."""
    for rule in catalogue.surveillance:
        activity = catalogue.activity(rule.activity)
        indicator = activity.indicator(rule.indicator)
        quiet = not (indicator.notifiable or indicator.headline or activity.sensitive or activity.season)
        if rule.above_usual and quiet:
            return activity, indicator
    return None


def _usual_on_a_monday(catalogue: Catalogue, cast: Sequence[Player], members: Words) -> bool:
    """Whether in every language the member is one who reports what is expected on Mondays."""
    mondays = [p for p in history(catalogue, cast, date(2026, 1, 1)) if p.content.day and not p.content.day.weekday()]
    past = {(p.author.name, p.content.site, e.activity) for p in mondays for e in p.content.entries}
    expected = [(e.site, e.activity) for e in catalogue.expected if WEEK[0] in e.days and e.shift == "day"]
    return all(any((name, *one) in past for one in expected) for name in members.values())

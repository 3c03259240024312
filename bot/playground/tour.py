"""The guided tour: twenty-three steps for a coordinator who wonders whether Vigie is for her team."""

from collections.abc import Sequence
from datetime import date

from bot.playground.cast import Player, shown_shelter
from bot.playground.history import history
from bot.playground.tour_alerts import alerts
from bot.playground.tour_beds import beds
from bot.playground.tour_summaries import a_sign, of_the_week
from bot.playground.words import words
from domain.catalogue import Activity, Catalogue, Indicator
from domain.roles import Role
from messages.wording import LANGUAGES
from playground.page import Done, Step, Words

STRANGER = "stranger"
_EVENING = {"fr": "bonsoir, grosse journée", "en": "evening all, busy one"}
_AMONG = {"fr": "dont", "en": "including"}
_ABOUT_TEN = {"fr": "une dizaine", "en": "about ten"}


def tour(catalogue: Catalogue, cast: Sequence[Player]) -> tuple[Step, ...]:
    """The steps. Whom to play depends on the reader's language: Vigie answers everybody in their own."""
    members = _by_language(Role.TEAM_MEMBER, cast)
    coordinators = _by_language(Role.COORDINATOR, cast)
    shelter = shown_shelter(catalogue)
    keepers = [player for player in cast if shelter is not None and player.site == shelter.site]
    return (
        *_reports(catalogue, cast, members),
        *_review(members, coordinators),
        *alerts(members, coordinators),
        *(
            beds(
                shelter,
                catalogue.project_of(shelter.site),
                members,
                _by_language(Role.SHELTER_KEEPER, keepers),
                coordinators,
            )
            if shelter
            else ()
        ),
        *_the_rest(catalogue, cast, members, coordinators),
    )


def _reports(catalogue: Catalogue, cast: Sequence[Player], members: Words) -> tuple[Step, ...]:
    """What the team does: a line, its correction, a message as they come, and the form."""
    return (
        Step(
            "report",
            words("A report"),
            words(
                "End of a shift: *{person}* sends one line. No form, no app to learn.\n\nVigie shows what it"
                " understood. What it is not sure of, it asks.",
                person=members,
            ),
            members,
            type={language: f"/r {said}" for language, said in _report(catalogue).items()},
            done=(Done("message", person=members, from_bot=True, matches="^✅"),),
        ),
        Step(
            "correct",
            words("A correction"),
            words(
                "Wrong figure? The message itself is edited: its menu, *Edit*. In the receipt, what was before and what"
                " is now stand side by side.\n\nEvery version is kept."
            ),
            members,
            done=(Done("edit", person=members, from_bot=True, matches="^✏️"),),
        ),
        Step(
            "undo",
            words("Undone"),
            words(
                "The button below the receipt takes the report back. It no longer counts, and one more tap brings it"
                " back: nothing is ever lost.\n\nUndo it, then restore it."
            ),
            members,
            done=(
                Done("edit", person=members, from_bot=True, matches="^↩️"),
                Done("edit", person=members, from_bot=True, matches="^(✅|✏️)"),
            ),
        ),
        Step(
            "question",
            words("A long message"),
            words(
                "People write as they speak: three activities in one breath, one figure only roughly. Vigie keeps what"
                " is clear and asks about the rest, and only about that.\n\nOne tap on the question, and all of it is"
                " stored. The sign ≈ stays with the rough figure."
            ),
            members,
            type=_breath(catalogue, cast, members),
            sent=True,
            done=(
                Done("message", person=members, from_bot=True, matches="^❓"),
                Done("edit", person=members, from_bot=True, matches="^✅"),
            ),
        ),
        Step(
            "form",
            words("Without a keyboard"),
            words(
                "Cold hands, a second language: the form needs taps only. The usual site is set, *Other site* changes"
                " it. Then the activity, a figure by its + buttons, *Done*, and *Save*.\n\nNothing counts before"
                " *Save*."
            ),
            members,
            type=words("/report"),
            sent=True,
            done=(
                Done("message", person=members, from_bot=True),
                Done("edit", person=members, from_bot=True, matches="^⏳"),
                Done("edit", person=members, from_bot=True, matches="^✅"),
            ),
        ),
    )


def _review(members: Words, coordinators: Words) -> tuple[Step, ...]:
    """What a coordinator does with the reports: reads them, and sends one back."""
    return (
        Step(
            "day",
            words("The day"),
            words(
                "Now as a coordinator: the day's reports, who sent them, the totals, what waits for an answer.\n\n"
                "Another day goes with its name: `/today yesterday`. Two months are there to look at."
            ),
            coordinators,
            type=words("/today"),
            done=(Done("message", person=coordinators, from_bot=True),),
        ),
        Step(
            "sent_back",
            words("Sent back"),
            words(
                "A figure looks odd? Below the day, tap the number of a report by *{person}*, then *Send back*, and"
                " why: *Figure*.\n\nNobody has to phone. The report counts meanwhile.",
                person=members,
            ),
            coordinators,
            done=(Done("edit", person=coordinators, from_bot=True, matches="^⏳"),),
        ),
        Step(
            "closed",
            words("Corrected, closed"),
            words(
                "*{person}* finds the question below the report: tap *Edit*, then the figure; set it right with + and"
                " −, and *Save*.\n\nThe coordinator's card closes by itself: before and after, by whom, when.",
                person=members,
            ),
            members,
            # A figure that stays unusual keeps its sign on the card.
            done=(Done("edit", person=coordinators, from_bot=True, matches=r"^(✏️|⚠️)[\s\S]*(Corrigé|Corrected)"),),
        ),
    )


def _the_rest(catalogue: Catalogue, cast: Sequence[Player], members: Words, coordinators: Words) -> tuple[Step, ...]:
    """Who is kept out, how days are played, what comes by itself, and how the figures leave."""
    return (
        Step(
            "stranger",
            words("A stranger"),
            words(
                "Anybody can find a bot in Telegram. Play somebody without an invitation and press *Start*: Vigie says"
                " that it is private, and keeps nothing of them."
            ),
            STRANGER,
            done=(Done("message", person=STRANGER, from_bot=True),),
        ),
        *a_sign(catalogue, cast, members),
        Step(
            "clock",
            words("The clock"),
            words(
                "Vigie goes by this page's clock. Move it to Monday 08:00: the week's summary comes by itself, and says"
                " how complete it is.\n\nSo a whole week can be played in a minute."
            ),
            coordinators,
            done=(Done("clock"), Done("message", person=coordinators, from_bot=True, matches="^📊")),
        ),
        *of_the_week(catalogue, cast, members, coordinators),
        Step(
            "export",
            words("The export"),
            words(
                "No more retyping at night: under *Faults and bot*, two months of reports leave as an Excel file, a row"
                " a figure, with the catalogue's keys.\n\nOn a server the same is one command."
            ),
            done=(Done("operation", matches="^export$"),),
        ),
    )


def _by_language(role: Role, cast: Sequence[Player]) -> Words:
    """Somebody with the role for every language: one who speaks it, else the first."""
    players = [p for p in cast if any(grant.role is role for grant in p.grants)]
    return {
        language: next((p.name for p in players if p.language == language), players[0].name) for language in LANGUAGES
    }


def _report(catalogue: Catalogue) -> Words:
    """A line that the catalogue's first activity reads, its headline and a part or two."""
    activity = catalogue.activities[0]
    figures = [(34, activity.headline), *zip((12, 5), _parts(activity), strict=False)]
    return {
        language: f"{activity.label.text(language)} "
        + ", ".join(f"{value} {indicator.label.text(language)}" for value, indicator in figures)
        for language in LANGUAGES
    }


def _breath(catalogue: Catalogue, cast: Sequence[Player], members: Words) -> Words:
    """A message of three activities (or of as many as there are) as somebody says it, the last figure "about ten".

    Not the first activity, it was reported before; nor one whose usual figures there are known: Vigie would ask about
    more than the last figure.
    """
    past = history(catalogue, cast, date(2026, 1, 1))
    usual = {
        (p.author.name, entry.activity) for p in past if p.content.site == p.author.site for entry in p.content.entries
    }
    found: dict[str, str] = {}
    for language, member in members.items():
        new = [a for a in catalogue.activities[1:] if not (a.sensitive or a.season or (member, a.key) in usual)]
        found[language] = _breath_in(language, new[:3] or catalogue.activities[:1])
    return found


def _breath_in(language: str, told: Sequence[Activity]) -> str:
    clauses = []
    for activity, value in zip(told[:-1], (8, 14), strict=False):
        clause = f"{activity.label.text(language).lower()} {value}"
        if part := next(iter(_parts(activity)), None):
            clause += f" {_AMONG[language]} 5 {part.label.text(language)}"
        clauses.append(clause)
    clauses.append(f"{told[-1].label.text(language).lower()} {_ABOUT_TEN[language]}")
    return f"{_EVENING[language]}, " + ", ".join(clauses)


def _parts(activity: Activity) -> list[Indicator]:
    """What counts some of the activity's headline, and rings for nobody."""
    return [i for i in activity.indicators if i.part_of == activity.headline.key and not i.notifiable]

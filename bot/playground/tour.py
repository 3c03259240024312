"""The guided tour: seven steps for a coordinator who wonders whether Vigie is for her team."""

from collections.abc import Sequence

from bot.playground.cast import Player
from bot.playground.words import words
from domain.catalogue import Catalogue
from domain.roles import Role
from messages.wording import LANGUAGES
from playground.page import Done, Step, Words

STRANGER = "stranger"


def tour(catalogue: Catalogue, cast: Sequence[Player]) -> tuple[Step, ...]:
    """The steps. Whom to play depends on the reader's language: Vigie answers everybody in their own."""
    members = _by_language(Role.TEAM_MEMBER, cast)
    report = _report(catalogue)
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
            type={language: f"/r {said}" for language, said in report.items()},
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
            "stranger",
            words("A stranger"),
            words(
                "Anybody can find a bot in Telegram. Play somebody without an invitation and press *Start*: Vigie says"
                " that it is private, and keeps nothing of them."
            ),
            STRANGER,
            done=(Done("message", person=STRANGER, from_bot=True),),
        ),
        Step(
            "day",
            words("The day"),
            words(
                "Now as a coordinator: the day's reports, who sent them, the totals, what waits for an answer.\n\n"
                "Another day goes with its name: `/today yesterday`. Two months are there to look at."
            ),
            _by_language(Role.COORDINATOR, cast),
            type=words("/today"),
            done=(Done("message", person=_by_language(Role.COORDINATOR, cast), from_bot=True),),
        ),
        Step(
            "clock",
            words("The clock"),
            words(
                "Vigie goes by this page's clock. Move it to Monday 08:00, then ask for the day again: a new one has"
                " begun.\n\nSo a whole week can be played in a minute."
            ),
            _by_language(Role.COORDINATOR, cast),
            type=words("/today"),
            done=(Done("clock"), Done("message", person=_by_language(Role.COORDINATOR, cast), from_bot=True)),
        ),
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
    parts = [i for i in activity.indicators if i.part_of == activity.headline.key and not i.notifiable][:2]
    figures = [(34, activity.headline), *zip((12, 5), parts, strict=False)]
    return {
        language: f"{activity.label.text(language)} "
        + ", ".join(f"{value} {indicator.label.text(language)}" for value, indicator in figures)
        for language in LANGUAGES
    }

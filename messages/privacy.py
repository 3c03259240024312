"""One's own data: who holds what and how long, all of it as a file, and the way out."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time

from domain.catalogue import Catalogue
from domain.notices import IdentityErased, Privacy
from domain.privacy_taps import ForgetAction, ForgetTap
from domain.privacy_views import ForgetView, OwnDataView
from messages import signs
from messages.layout import Document, Rendered, bold, headed, screen
from messages.reader import Reader
from messages.wording import say_in


def privacy(notice: Privacy, reader: Reader) -> Rendered:
    """In plain words; figures are the catalogue's."""
    say, kept = reader.say, reader.catalogue.retention
    answers = reader.catalogue.data_protection
    return screen(
        headed(signs.RESTRICTED, say("What Vigie keeps about you")),
        say("First name, Telegram id, roles; your reports and alerts."),
        say("Why: to count the work and keep teams safe."),
        say("Words and accounts: {months} months.", months=kept.narratives_months),
        say("Your name on a report: {months} months.", months=kept.identity_months),
        say("Who opened or did what: {months} months.", months=kept.audit_months),
        say("Figures stay, without names."),
        say("Telegram can read what is written here: no names."),
        say("Responsible: {who}", who=answers.responsible.text(reader.language)) if answers else None,
        say("Questions: {who}", who=answers.contact.text(reader.language)) if answers else None,
        say("{command}: all of it, as a file", command=reader.command("mydata")),
        say("{command}: erase who you are", command=reader.command("forgetme")),
    )


def my_data(view: OwnDataView, reader: Reader) -> Rendered:
    """The file, with a caption."""
    say = reader.say
    content = json.dumps(_said(view, reader.catalogue), ensure_ascii=False, indent=1, default=_plain)
    caption = screen(
        bold(say("Your data")),
        say("What other people wrote is not in it."),
        say("Save the file, then delete this message."),
    )
    name = say.plain("vigie-my-data.json")
    return Rendered(caption.html, document=Document(name, content.encode()))


def _said(view: OwnDataView, catalogue: Catalogue) -> Mapping[str, object]:
    return {
        "mission": catalogue.mission,
        "made_at": view.at.isoformat(),
        **{table: rows for table, rows in view.tables.items() if rows},
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)


def forget_me(view: ForgetView, reader: Reader) -> Rendered:
    """What follows, named before it is done."""
    say = reader.say
    if view.kept:
        return screen(bold(say("Nothing was erased")))
    if view.last_admin:
        return screen(
            bold(say("Not yet: you are the last admin")),
            say("Without an admin nobody could let anybody in."),
            say("First {command}: another admin", command=reader.command("invite")),
            say("Then {command} again", command=reader.command("forgetme")),
        )
    return screen(
        headed(signs.QUESTION, say("Erase who you are?")),
        say("Name, Telegram id, habits: erased."),
        say("Reports and figures stay, without your name."),
        say.plural("{n} role ends, subscriptions too.", "{n} roles end, subscriptions too.", view.roles),
        say("Vigie's messages here are emptied."),
        say("It cannot be undone. Coming back takes an invitation."),
        keyboard=(
            (
                (say.plain("Keep"), ForgetTap(action=ForgetAction.KEEP)),
                (say.plain("Erase"), ForgetTap(action=ForgetAction.ERASE)),
            ),
        ),
    )


def erased(notice: IdentityErased, reader: Reader) -> Rendered:
    """The last word, in the language that was theirs."""
    say = say_in(notice.language)
    return screen(
        bold(say("Your identity is erased")),
        say("What you reported stays, without your name."),
        say("This chat can be deleted."),
    )

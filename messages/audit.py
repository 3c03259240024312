"""The audit, in words: who did or saw what, and when."""

from collections.abc import Mapping

from markupsafe import Markup

from domain.audit import Deed, Door
from domain.audit_views import AuditLine, AuditView
from domain.notices import AuditNotFound
from domain.privacy_taps import AuditTap
from messages.dates import moment
from messages.layout import Button, Rendered, bold, one_line, screen, shelved, shortened
from messages.reader import Reader
from messages.wording import marked

_WORDS: Mapping[Deed, str] = {
    Deed.REPORT_SENT: marked("{name} sent report {number}"),
    Deed.REPORT_CHANGED: marked("{name} corrected report {number}"),
    Deed.REPORT_UNDONE: marked("{name} undid report {number}"),
    Deed.REPORT_SENT_BACK: marked("{name} sent report {number} back"),
    Deed.INCIDENT_RAISED: marked("{name} raised {what}"),
    Deed.INCIDENT_OPENED: marked("{name} opened {what}"),
    Deed.INCIDENT_TAKEN: marked("{name} took {what}"),
    Deed.INCIDENT_CHANGED: marked("{name} changed {what}"),
    Deed.INCIDENT_CLOSED: marked("{name} closed {what}"),
    Deed.INCIDENT_SHARED: marked("{name} shared {what}"),
    Deed.INCIDENTS_LISTED: marked("{name} looked at the incidents"),
    Deed.ROLL_CALLED: marked("{name} called a roll"),
    Deed.ROLL_ANSWERED: marked("{name} answered a roll call"),
    Deed.DUTY_CHANGED: marked("{name} changed the duty plan"),
    Deed.BEDS_CHANGED: marked("{name} updated a shelter's beds"),
    Deed.REFUSAL_RECORDED: marked("{name} recorded people turned away"),
    Deed.REFUSAL_WITHDRAWN: marked("{name} withdrew a record of people turned away"),
    Deed.INVITE_MADE: marked("{name} made an invitation"),
    Deed.INVITE_USED: marked("{name} used an invitation"),
    Deed.ROLE_GIVEN: marked("{name} gave {what} a role"),
    Deed.ROLE_ENDED: marked("A role of {what} has ended"),
    Deed.ROLE_REMOVED: marked("{name} took a role from {what}"),
    Deed.ACCOUNT_LOCKED: marked("{name} locked the account of {what}"),
    Deed.ACCOUNT_OPENED: marked("{name} opened the account of {what}"),
    Deed.SETTINGS_CHANGED: marked("{name} changed their settings"),
    Deed.GROUP_LINKED: marked("{name} linked a group"),
    Deed.GROUP_CHANGED: marked("{name} changed a group"),
    Deed.SITE_CLOSED: marked("{name} marked a site as closed"),
    Deed.SITE_REOPENED: marked("{name} withdrew a closure"),
    Deed.SUBSCRIBED: marked("{name} subscribed to a summary"),
    Deed.SUBSCRIPTION_CHANGED: marked("{name} changed a subscription"),
    Deed.DATA_EXPORTED: marked("{name} exported data"),
    Deed.OWN_DATA_ASKED: marked("{name} asked for their own data"),
    Deed.IDENTITY_ERASED: marked("{name} erased their identity"),
    Deed.PURGED: marked("Old data was deleted"),
    Deed.AUDIT_SEEN: marked("{name} looked at this log"),
    Deed.AUDIT_CUT: marked("The log's oldest part was deleted"),
    Deed.UPDATES_LISTED: marked("{name} listed parked messages"),
    Deed.UPDATES_RETRIED: marked("{name} tried parked messages again"),
    Deed.SCHEMA_UPGRADED: marked("{name} upgraded the database"),
    Deed.KEYS_ROTATED: marked("{name} replaced the encryption key"),
    Deed.KEYS_COUNTED: marked("{name} checked the encryption keys"),
}
_NOBODY: Mapping[Door, str] = {
    Door.COMMAND_LINE: marked("The command line"),
    Door.JOB: marked("Vigie"),
    Door.TELEGRAM: marked("Somebody"),
}


def audit(view: AuditView, reader: Reader) -> Rendered:
    """A page of it, the newest first."""
    say = reader.say
    title = say("Who did what · {of}", of=one_line(view.of, 30)) if view.of else say("Who did what")
    lines = [_line(line, view, reader) for line in view.lines]
    buttons: list[Button] = [(shortened(name, 18), AuditTap(person=p)) for p, name in view.people]
    buttons += [(number, AuditTap(incident=i)) for i, number in view.incidents]
    return screen(
        bold(title),
        *(lines or [say("Nothing yet.")]),
        say("Restricted incidents do not show here."),
        keyboard=[*shelved(buttons), _pages(view, reader)],
    )


def _pages(view: AuditView, reader: Reader) -> list[Button]:
    say = reader.say
    pages: list[Button] = []
    if not view.first or view.of is not None:
        pages.append((say.plain("Newest of all"), AuditTap()))
    if view.older is not None:
        as_of, skip = view.older
        older = AuditTap(person=view.only_person, incident=view.only_incident, as_of=as_of, skip=skip)
        pages.append((say.plain("Older"), older))
    return pages


def _line(line: AuditLine, view: AuditView, reader: Reader) -> Markup:
    say = reader.say
    who = one_line(line.who, 30) if line.who is not None else say.plain(_NOBODY[line.door])
    what = one_line(line.what, 30) if line.what is not None else say.plain("an incident")
    words = say(_WORDS[line.deed], name=who, what=what, number=line.number or "")
    at = moment(line.at, view.today, say, reader.catalogue)
    return Markup("{} · {}").format(at, words)


def not_found(notice: AuditNotFound, reader: Reader) -> Rendered:
    """Neither a first name nor an incident's number."""
    say, command = reader.say, reader.command("audit")
    return screen(
        bold(say("Not found: {said}", said=one_line(notice.said))),
        say("A first name, or an incident's number:"),
        say("{command} INC-2026-0042", command=command),
    )

"""Admission and its refusals: who one is for Vigie, and what one's role does not open."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from domain.notices import AlreadyAdmitted, BotIsPrivate, CodeRefused, NoProject, NotAllowed
from domain.people import PERMISSIONS, UseCase
from domain.people_views import WelcomeView
from domain.roles import Role
from domain.taps import SiteTap
from messages import signs
from messages.examples import examples
from messages.layout import Line, Rendered, bold, code, headed, joined, screen, shelved
from messages.reader import Reader
from messages.wording import LANGUAGES, Say, marked, say_in

_ROLES: Mapping[Role, str] = {
    Role.TEAM_MEMBER: marked("field team"),
    Role.SHELTER_KEEPER: marked("shelter keeper"),
    Role.COORDINATOR: marked("coordinator"),
    Role.MEDICAL_FOCAL_POINT: marked("medical focal point"),
    Role.SAFEGUARDING_FOCAL_POINT: marked("safeguarding focal point"),
    Role.SECURITY_ADVISER: marked("security adviser"),
    Role.MEAL: marked("monitoring and evaluation"),
    Role.HEAD_OF_MISSION: marked("head of mission"),
    Role.ADMIN: marked("Vigie admin"),
}
_NOT_ALLOWED: Mapping[UseCase, str] = {
    UseCase.REPORT_SHIFT: marked("Your role does not let you report here"),
    UseCase.CORRECT_SHIFT_REPORT: marked("This report is not yours"),
    UseCase.SEE_DAY: marked("Your role does not show you these reports"),
    UseCase.REVIEW_SHIFT_REPORT: marked("Your role does not let you send reports back"),
    UseCase.REPORT_FOR: marked("Your role does not let you report this for others"),
    UseCase.SEE_SENSITIVE: marked("Your role does not show you these figures"),
    UseCase.INVITE: marked("Your role does not let you invite"),
    UseCase.LINK_GROUP: marked("Your role does not let you link a group"),
    UseCase.SEE_DUTY: marked("Your role does not show you who is on duty"),
    UseCase.SET_DUTY: marked("Your role does not let you set who is on duty"),
    UseCase.TAKE_DUTY: marked("Your role does not let you be on duty"),
    UseCase.RAISE_INCIDENT: marked("Your role does not let you alert here"),
    UseCase.SEE_INCIDENT: marked("Your role does not show you this incident"),
    UseCase.RUN_DRILL: marked("Your role does not let you run an exercise"),
    UseCase.CALL_ROLL: marked("Your role does not let you call the roll"),
    UseCase.SEE_BEDS: marked("Your role does not show you the beds"),
    UseCase.COUNT_BEDS: marked("Your role does not let you count the beds here"),
    UseCase.HOLD_BEDS: marked("Your role does not let you hold beds"),
    UseCase.RECORD_TURNED_AWAY: marked("Your role does not let you record this"),
    UseCase.PIN_BEDS: marked("Your role does not let you put up the board of beds"),
    UseCase.SEE_SUMMARY: marked("Your role does not show you this summary"),
    UseCase.SUBSCRIBE: marked("Your role does not let you subscribe to summaries"),
    UseCase.SEE_TEAM: marked("Your role does not show you the team"),
    UseCase.CHANGE_TEAM: marked("Your role does not let you change this role"),
    UseCase.LOCK_ACCOUNT: marked("Your role does not let you lock this account"),
    UseCase.CLOSE_SITE: marked("Your role does not let you say that a site is closed"),
    UseCase.SEE_AUDIT: marked("Your role does not show you who did what"),
}
_NOT_ALLOWED_OTHER = marked("Your role does not let you do this")


def role_name(role: Role, say: Say) -> str:
    """The role as people call it."""
    return say.plain(_ROLES[role])


def welcome(view: WelcomeView, reader: Reader) -> Rendered:
    """One example to send now, and one question: the usual site."""
    say = reader.say
    asked = view.asked and bool(view.sites)
    lines: list[Line] = [bold(say("Welcome to Vigie, {name}", name=view.first_name))]
    lines += [joined((role_name(role, say), _scope(project, reader))) for role, project in view.roles]
    if any(role in PERMISSIONS[UseCase.REPORT_SHIFT] for role, _ in view.roles):
        lines += [say("To report, send one line:"), code(examples(reader, view.project, view.site)[0])]
    else:
        lines.append(say("{today}: today's reports", today=reader.command("today")))
    if view.site is not None:
        lines.append(
            say("Usual site: {site}. {settings} changes it.", site=reader.site(view.site), settings=_settings(reader))
        )
    elif asked:
        lines.append(bold(say("Where do you usually work?")))
    elif view.project is None:
        lines.append(say("{settings}: choose your project.", settings=_settings(reader)))
    else:
        lines.append(say("{settings}: language and usual site.", settings=_settings(reader)))
    if not asked:
        return screen(*lines)
    names = reader.site_names(view.sites)
    sites = [(name, SiteTap(site=key)) for key, name in zip(view.sites, names, strict=True)]
    return screen(*lines, keyboard=(*shelved(sites), ((say.plain("Skip"), SiteTap()),)))


def _scope(project: str | None, reader: Reader) -> str:
    return reader.say.plain("whole mission") if project is None else reader.project(project)


def _settings(reader: Reader) -> str:
    return reader.command("settings")


def already_admitted(notice: AlreadyAdmitted, reader: Reader) -> Rendered:
    """/start from somebody who is in."""
    return screen(
        bold(reader.say("You are in Vigie already.")),
        reader.say("{help}: how to report.", help=reader.command("help")),
    )


def bot_is_private(notice: BotIsPrivate, reader: Reader) -> Rendered:
    """To a stranger, in every language."""
    return _in_every_language(_private, reader)


def code_refused(notice: CodeRefused, reader: Reader) -> Rendered:
    """Not said why: a code is a secret."""
    return _in_every_language(_refused, reader)


def _private(say: Say) -> Iterable[Markup]:
    yield bold(say("Vigie is for invited teams only."))
    yield say("Invited? Open the link, or send /start and the code.")


def _refused(say: Say) -> Iterable[Markup]:
    yield bold(say("This code does not open Vigie."))
    yield say("A code works once, for 72 hours.")
    yield say("Your coordinator can give you another one.")


def _in_every_language(lines: Callable[[Say], Iterable[Markup]], reader: Reader) -> Rendered:
    """The reader's language first, where it is known."""
    languages = sorted(LANGUAGES, key=lambda language: language != reader.language)
    first, *others = (tuple(lines(say_in(language))) for language in languages)
    blocks: list[Markup] = [joined((signs.RESTRICTED, first[0]), " "), *first[1:]]
    for block in others:
        blocks += [Markup(""), *block]
    return screen(*blocks)


def not_allowed(notice: NotAllowed, reader: Reader) -> Rendered:
    """What the role does not open, where, and who can change it."""
    say = reader.say
    use_case = next((u for u in UseCase if u == notice.use_case), None)
    places = [reader.site(notice.site)] if notice.site is not None else []
    places += [reader.project(notice.project)] if notice.project is not None else []
    first = say.plain(_NOT_ALLOWED[use_case] if use_case else _NOT_ALLOWED_OTHER)
    if notice.theirs:
        first = say.plain("Their role does not let them report here")
    own = use_case is UseCase.CORRECT_SHIFT_REPORT
    return screen(
        headed(signs.RESTRICTED, first),
        joined(places) if places else None,
        _then(notice, reader, own),
    )


def _then(notice: NotAllowed, reader: Reader, own: bool) -> Markup | None:
    if notice.theirs:
        return None
    say = reader.say
    return say("Tell its author, or send your own report.") if own else say("Your coordinator can change your role.")


def no_project(notice: NoProject, reader: Reader) -> Rendered:
    """Every role has run out, or none reaches a project."""
    say = reader.say
    return screen(
        headed(signs.RESTRICTED, say("No project is open to you")),
        say("Your coordinator can invite you again."),
    )
